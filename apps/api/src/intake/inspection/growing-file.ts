import { closeSync, openSync, readSync } from 'node:fs';
import type { Extent } from './inspection-messages.ts';

const PIECE = 64 * 1024;

/** A file that is read while it grows. `hasRead` is called with the position whenever the reader asks for more. */
export class GrowingFile {
  isDropped = false;
  private readonly descriptor: number;
  private wake = (): void => undefined;

  constructor(
    path: string,
    private extent: Extent,
    private readonly hasRead: (position: number) => void,
  ) {
    this.descriptor = openSync(path, 'r');
  }

  grown(extent: Extent): void {
    this.extent = extent;
    this.wake();
  }

  /** Its reader gets an error in place of more bytes. */
  drop(): void {
    this.isDropped = true;
    this.wake();
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    for (let at = 0; ;) {
      if (this.isDropped) throw new Error('the file is dropped');
      if (at < this.extent.size) {
        const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, this.extent.size - at)); // readers keep parts of it
        const length = readSync(this.descriptor, piece, 0, piece.byteLength, at);
        if (length === 0) throw new Error('the file is shorter than what was received');
        at += length;
        yield piece.subarray(0, length);
        this.hasRead(at);
      } else if (this.extent.isWhole) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
