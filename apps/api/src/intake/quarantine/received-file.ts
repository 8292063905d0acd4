import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FileInQuarantine } from '../../platform/ports.ts';
import { problem } from '../../platform/problem-error.ts';

export interface ReceiveLimits {
  readonly maxBytes: number;
  /** A sender that brings less within a minute is taken for one that holds a place and not for a slow line. */
  readonly minBytesPerMinute?: number;
  readonly minuteMs?: number;
}

/** While a thread reads the file, no more than this is received ahead of it: a refusal stops the sender soon. */
const MAX_LEAD = 8 * 1024 * 1024;
const MIN_BYTES_PER_MINUTE = 64 * 1024;

/** A file of an upload in a place of its own, from which it is judged, and kept or thrown away. Only its own process reads it. */
export class ReceivedFile implements FileInQuarantine {
  size = 0;
  isWhole = false;
  failure: Error | null = null;
  lastByteAt = Date.now();
  private readUpTo: number | null = null;
  private isStopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** Takes the bytes as they come, until all are there, one limit is crossed or nobody wants them any more; then `isWhole` or `failure` says so. */
  async receive(source: Readable, limits: ReceiveLimits): Promise<void> {
    const stopPacing = this.pace(source, limits);
    const stopListening = this.onChange(() => void (this.isStopped && source.destroy()));
    try {
      this.failure = await this.takeAll(source, limits.maxBytes);
      this.isWhole = this.failure === null;
    } finally {
      stopPacing();
      stopListening();
      this.changed();
    }
  }

  stop(): void {
    this.isStopped = true;
    this.changed();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  readTo(position: number | null): void {
    this.readUpTo = position;
    this.changed();
  }

  private async takeAll(source: Readable, maxBytes: number): Promise<Error | null> {
    let isOurs = false;
    try {
      for await (const chunk of source as AsyncIterable<Uint8Array>) {
        if (this.size + chunk.byteLength > maxBytes) return problem('UPLOAD.TOO_LARGE', { params: { maxBytes } });
        isOurs = true;
        for (let at = 0; at < chunk.byteLength;) at += (await this.handle.write(chunk, at)).bytesWritten;
        isOurs = false;
        this.size += chunk.byteLength;
        this.lastByteAt = Date.now();
        this.changed();
        await this.leadIsShort();
      }
      return source.readableAborted || source.errored || this.isStopped ? problem('UPLOAD.INTERRUPTED') : null;
    } catch (error) {
      // A full disk is no fault of the sender.
      if (isOurs && error instanceof Object && 'code' in error)
        return Object.assign(new Error('the quarantine takes no bytes'), { cause: error });
      return problem('UPLOAD.INTERRUPTED');
    }
  }

  private async leadIsShort(): Promise<void> {
    while (this.readUpTo !== null && this.size - this.readUpTo > MAX_LEAD && !this.isStopped)
      await new Promise<void>((resolve) => {
        const done = this.onChange(() => {
          done();
          resolve();
        });
      });
  }

  private pace(source: Readable, { minBytesPerMinute = MIN_BYTES_PER_MINUTE, minuteMs = 60_000 }: ReceiveLimits): () => void {
    let before = 0;
    const timer = setInterval(() => {
      const isWaitingForUs = this.readUpTo !== null && this.size - this.readUpTo > MAX_LEAD;
      if (this.size - before < minBytesPerMinute && !isWaitingForUs) source.destroy(new Error('too slow'));
      before = this.size;
    }, minuteMs);
    return () => clearInterval(timer);
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
