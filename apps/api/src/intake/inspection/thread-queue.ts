import type { FileInQuarantine } from '../../platform/ports.ts';

interface Waiting {
  readonly file: FileInQuarantine;
  readonly go: () => void;
}

/** Turns of a few threads: a file that is whole goes before one that is still coming, and each kind in the order it came. */
export class ThreadQueue {
  private busy = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly threads: number) {}

  get isWanted(): boolean {
    return this.waiting.length > 0;
  }

  /** Resolves when it is the file's turn; fails with the file's own failure when that comes first. */
  take(file: FileInQuarantine): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        this.busy += 1;
        forget();
        resolve();
      };
      const entry = { file, go };
      const forget = file.onChange(() => {
        if (file.failure === null || !this.waiting.includes(entry)) return;
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        forget();
        reject(file.failure);
      });
      this.waiting.push(entry);
      this.next();
    });
  }

  giveBack(): void {
    this.busy -= 1;
    this.next();
  }

  private next(): void {
    if (this.busy >= this.threads) return;
    const at = Math.max(0, this.waiting.findIndex(({ file }) => file.isWhole)); // prettier-ignore
    this.waiting.splice(at, 1)[0]?.go();
  }
}
