import { constants, gunzipSync } from 'node:zlib';

const BLOCK_HEAD = 18;
/** A block holds at most 64 KiB on either side (SAM specification §4.1); a size beyond that is a lie. */
const MAX_BLOCK = 65_536;
/** Unpacked at once: enough to make the call cheap, little enough to stay in the cache. */
const RUN = 1024 * 1024;

/** Last block of every complete BGZF file (SAM specification §4.1.2). */
export const BGZF_END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** Whole blocks at the start of some bytes. */
export interface BlockRun {
  /** End of the last whole block; 0 when the first is not whole. */
  readonly end: number;
  /** Bytes that the blocks say they hold. */
  readonly unpacked: number;
  /** True when what follows `end` is no BGZF block, whole or not. */
  readonly isForeign: boolean;
}

/** Whole blocks from `from` on that unpack to at most `most` bytes. Sizes are read from the blocks and believed only within the bounds of the format. */
export function blockRun(bytes: Buffer, from: number, most = RUN): BlockRun {
  let end = from;
  let unpacked = 0;
  while (end + BLOCK_HEAD <= bytes.length) {
    if (!isBlock(bytes, end)) return { end, unpacked, isForeign: true };
    const next = end + bytes.readUInt16LE(end + 16) + 1;
    if (next > bytes.length) break;
    const size = bytes.readUInt32LE(next - 4);
    if (size > MAX_BLOCK) return { end, unpacked, isForeign: true };
    if (unpacked + size > most) break;
    unpacked += size;
    end = next;
  }
  return { end, unpacked, isForeign: false };
}

const isBlock = (bytes: Buffer, at: number): boolean =>
  bytes.readUInt32LE(at) === 0x04_08_8b_1f && bytes.readUInt32LE(at + 12) === 0x00_02_43_42 && bytes.readUInt16LE(at + 10) >= 6;

/** Unpacks whole blocks in one call; zlib checks CRC32 and length of each. Throws zlib's error for damage. */
export function unpackRun(blocks: Buffer, unpacked: number): Buffer {
  const room = Math.max(unpacked + 1, constants.Z_MIN_CHUNK); // one byte more than said, so that the end is seen within the same buffer
  return gunzipSync(blocks, { chunkSize: room, maxOutputLength: room });
}
