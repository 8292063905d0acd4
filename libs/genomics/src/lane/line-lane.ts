import { refuseLong, refuseWide } from '../bytes/lines.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { LINE_FEED, TAB } from './byte-class.ts';

const LINE_END = Buffer.from('\n');

/** Takes whole lines as bytes that end with a line feed; `first` is the 1-based number of the first. Returns how many there were. */
export type TakeLines = (bytes: Buffer, from: number, to: number, first: number) => number;

/**
 * Cuts bytes at line ends without copying them; only a line that spans two pieces is joined, in memory of its own.
 * A line is refused as soon as its length crosses the cap, or its tabs the column cap; what follows is never buffered.
 */
export class LineLane {
  private parts: Buffer[] = [];
  private length = 0;
  private tabs = 0;
  private next = 1;

  constructor(
    private readonly limits: ReadLimits,
    private readonly take: TakeLines,
  ) {}

  push(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last === -1) return this.keep(bytes);
    let from = 0;
    if (this.length > 0) {
      from = bytes.indexOf(LINE_FEED) + 1;
      refuseLong(this.length + from - 1, this.next, this.limits);
      this.takeJoined(bytes.subarray(0, from));
    }
    if (from <= last) this.next += this.take(bytes, from, last + 1, this.next);
    this.keep(bytes.subarray(last + 1));
  }

  /** The last line, when nothing ends it. */
  end(): void {
    if (this.length > 0) this.takeJoined(LINE_END);
  }

  private takeJoined(end: Buffer): void {
    const line = Buffer.concat([...this.parts, end]);
    this.parts = [];
    this.length = 0;
    this.tabs = 0;
    this.next += this.take(line, 0, line.length, this.next);
  }

  private keep(rest: Buffer): void {
    if (rest.length === 0) return;
    this.parts.push(rest);
    this.length += rest.length;
    refuseLong(this.length, this.next, this.limits);
    if (this.parts[0]?.subarray(0, 2).toString('latin1') === '##') return;
    for (const byte of rest) if (byte === TAB) this.tabs += 1;
    refuseWide(this.tabs + 1, this.next, this.limits);
  }
}
