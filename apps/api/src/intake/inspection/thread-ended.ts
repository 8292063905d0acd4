/** The thread is gone in the middle of a file: out of its memory, or by a bug. */
export class ThreadEnded extends Error {
  override readonly name: string = 'ThreadEnded';
  constructor(
    /** Bytes of the file that its reader was done with. */
    readonly readBytes: number,
    override readonly cause: unknown,
  ) {
    super('an inspection thread ended in the middle of a file');
  }

  get isOutOfMemory(): boolean {
    return typeof this.cause === 'object' && this.cause !== null && 'code' in this.cause && this.cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  }
}

/** The thread works on bytes it has and asks for no more. */
export class StuckThread extends Error {
  override readonly name = 'StuckThread';
  constructor(readonly readBytes: number) {
    super('an inspection thread makes no progress');
  }
}
