import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { BGZF_END } from '@consilium/genomics/lane';
import { generatedHeader, generatedRecords } from '../../../libs/genomics/src/lane/annotated-vcf.builder.ts';

const BLOCK = 65_280; // payload of a block as bgzip cuts it

function bgzfBlock(content: Uint8Array): Buffer {
  const packed = deflateRawSync(content);
  const out = Buffer.alloc(18 + packed.length + 8);
  out.write('1f8b08040000000000ff060042430200', 'hex');
  out.writeUInt16LE(out.length - 1, 16);
  packed.copy(out, 18);
  out.writeUInt32LE(crc32(content), out.length - 8);
  out.writeUInt32LE(content.length, out.length - 4);
  return out;
}

/** Writes the header and `count` records as BGZF; the same bytes each time. Returns the unpacked size. */
export function writeGenerated(path: string, count: number): number {
  const file = openSync(path, 'w');
  let pending = Buffer.from(generatedHeader());
  let lines: string[] = [];
  let unpacked = pending.length;
  const flush = (all: boolean): void => {
    const more = Buffer.from(lines.join(''));
    unpacked += more.length;
    lines = [];
    pending = Buffer.concat([pending, more]);
    let at = 0;
    for (; pending.length - at >= BLOCK || (all && at < pending.length); at += BLOCK)
      writeSync(file, bgzfBlock(pending.subarray(at, at + BLOCK)));
    pending = pending.subarray(at);
  };
  for (const line of generatedRecords(count)) {
    lines.push(line);
    if (lines.length === 1000) flush(false);
  }
  flush(true);
  writeSync(file, BGZF_END);
  closeSync(file);
  return unpacked;
}
