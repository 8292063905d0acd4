import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { BGZF_END, blockRun } from '@consilium/genomics/lane';

const READ = 512 * 1024;

/** Whole BGZF blocks that unpack to about a megabyte, in memory of their own. */
export interface PackedRun {
  readonly blocks: Buffer;
  readonly unpacked: number;
}

/** The blocks of a file in order. Throws when they are not BGZF to the end. */
export function* packedRuns(path: string): Generator<PackedRun> {
  const file = openSync(path, 'r');
  const read = Buffer.allocUnsafeSlow(READ);
  let rest = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  try {
    for (let size = readSync(file, read); size > 0; size = readSync(file, read)) {
      rest = Buffer.concat([rest, read.subarray(0, size)]);
      let at = 0;
      for (let run = blockRun(rest, at); run.end > at || run.isForeign; run = blockRun(rest, at)) {
        if (run.isForeign) throw new Error('the file is not BGZF');
        const blocks = Buffer.allocUnsafeSlow(run.end - at);
        rest.copy(blocks, 0, at, run.end);
        last = Buffer.from(blocks.subarray(-BGZF_END.length));
        at = run.end;
        yield { blocks, unpacked: run.unpacked };
      }
      rest = rest.subarray(at);
    }
    if (rest.length > 0 || !last.equals(BGZF_END)) throw new Error('the file is cut off');
  } finally {
    closeSync(file);
  }
}

export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
