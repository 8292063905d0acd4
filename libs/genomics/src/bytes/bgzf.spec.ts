import { gzipSync } from 'node:zlib';
import { bytesOf } from '../vcf-file.builder.ts';
import { aBgzf } from './bgzf.builder.ts';
import { BGZF_END, blockRun, unpackRun } from './bgzf.ts';
import { FileFault } from './file-refusal.ts';
import { DEFAULT_LIMITS } from './read-limits.ts';
import { unpack } from './unpack.ts';

const TEXT = Array.from({ length: 9000 }, (_, i) => `line ${i} of a text\n`).join('');
const packed = aBgzf(TEXT, 5000);

async function unpacked(bytes: Uint8Array, size: number): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of (await unpack(bytesOf(bytes, size), DEFAULT_LIMITS)).bytes) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function faultOf(bytes: Uint8Array, size = 4000): Promise<string | null> {
  try {
    await unpacked(bytes, size);
    return null;
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
}

const changed = (at: number, byte: number): Buffer => {
  const copy = Buffer.from(packed);
  copy[at] = (copy[at] ?? 0) ^ byte;
  return copy;
};
/** Where the second block starts. */
const second = packed.readUInt16LE(16) + 1;

describe('BGZF blocks', () => {
  it.each([[1_000_000], [4000], [97], [28]])('give the text whatever the pieces they come in: %i bytes', async (size) => {
    expect(await unpacked(packed, size)).toBe(TEXT);
  });

  it('are taken whole and not beyond the size asked for', () => {
    const run = blockRun(packed, 0, 12_000);
    expect(run).toMatchObject({ unpacked: 10_000, isForeign: false });
    expect(unpackRun(packed.subarray(0, run.end), run.unpacked).toString()).toBe(TEXT.slice(0, 10_000));
    expect(blockRun(packed.subarray(0, second - 1), 0)).toEqual({ end: 0, unpacked: 0, isForeign: false });
  });

  it('may go on as plain gzip, as some tools write', async () => {
    const mixed = Buffer.concat([packed.subarray(0, packed.length - BGZF_END.length), gzipSync('and more\n'), BGZF_END]);
    expect(await unpacked(mixed, 700)).toBe(`${TEXT}and more\n`);
  });

  it.each([
    ['a changed byte of the data', changed(40, 0xff), 'FILE.DAMAGED_GZIP'],
    ['a changed checksum', changed(second - 7, 1), 'FILE.DAMAGED_GZIP'],
    ['a size below the truth', changed(second - 4, 0x08), 'FILE.DAMAGED_GZIP'],
    ['a size beyond what a block may hold', changed(second - 1, 0x40), 'FILE.DAMAGED_GZIP'],
    ['a file cut off within a block', packed.subarray(0, second + 100), 'FILE.TRUNCATED_GZIP'],
    ['a file cut off between blocks', packed.subarray(0, second), 'FILE.TRUNCATED_GZIP'],
    ['bytes after the end', Buffer.concat([packed, Buffer.from('more')]), 'FILE.DAMAGED_GZIP'],
    ['many bytes after the end', Buffer.concat([packed, Buffer.alloc(500, 65)]), 'FILE.DAMAGED_GZIP'],
  ])('with %s are refused', async (_, bytes, code) => {
    expect(await faultOf(bytes)).toBe(code);
    expect(await faultOf(bytes, 31)).toBe(code);
  });
});
