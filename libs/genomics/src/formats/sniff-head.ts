import { gunzipSync, constants } from 'node:zlib';
import { isGzip } from '../bytes/magic.ts';
import { delimiterOf, cellsOf } from '../table/delimited.ts';
import type { FileHead } from './format-reader.ts';

/** Bytes of unpacked text that a format is told from. */
export const HEAD_BYTES = 64 * 1024;

/** The first bytes, unpacked where they are packed; none when they are damaged. */
export const unpackHead = (raw: Uint8Array): Uint8Array => (isGzip(raw) ? unpackedHead(raw) : raw).subarray(0, HEAD_BYTES);

/** What unpacked first bytes say. */
export function sniffHead(bytes: Uint8Array): FileHead {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(/\r\n|\n|\r/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const header = whole.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return { text, lines: whole, columns: header === undefined ? [] : cellsOf(header, delimiterOf(header)).map((cell) => cell.trim()) };
}

/** A little more is unpacked at each step until there is enough: a bomb of 1000 : 1 gains no more than a few megabytes. */
function unpackedHead(raw: Uint8Array): Uint8Array {
  for (let take = 4096; ; take *= 4) {
    const head = unpackedPart(raw.subarray(0, take));
    if (head === null) return new Uint8Array();
    if (head.byteLength >= HEAD_BYTES || take >= raw.byteLength) return head;
  }
}

/** What can be unpacked of data that stop in the middle; null when damaged. */
function unpackedPart(part: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error) return null; // zlib's
    throw error;
  }
}
