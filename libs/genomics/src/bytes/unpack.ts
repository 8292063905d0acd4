import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './file-refusal.ts';
import { GZIP_HEAD, isBgzf, isGzip } from './magic.ts';
import { peek, slices } from './peek.ts';
import type { ReadLimits } from './read-limits.ts';

export const COMPRESSIONS = ['none', 'gzip', 'bgzf'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** Last block of every complete BGZF file (SAM specification §4.1.2). */
const BGZF_END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** Recognizes the compression by magic bytes, never by name, and unpacks under the limits. */
export async function unpack(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<{ readonly compression: Compression; readonly bytes: AsyncIterable<Uint8Array> }> {
  const { head, bytes } = await peek(source, GZIP_HEAD, (head) => head.byteLength > 1 && !isGzip(head));
  if (head.byteLength === 0) throw new FileFault('FILE.EMPTY', 'the file is empty');
  if (!isGzip(head)) return { compression: 'none', bytes: slices(bytes) };
  const compression = isBgzf(head) ? 'bgzf' : 'gzip';
  return { compression, bytes: gunzip(bytes, limits, compression) };
}

interface Packed {
  fed: number;
  tail: Buffer;
}

async function* count(source: AsyncIterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  for await (const chunk of slices(source)) {
    packed.fed += chunk.byteLength;
    packed.tail = Buffer.concat([packed.tail, chunk.subarray(-BGZF_END.byteLength)]).subarray(-BGZF_END.byteLength);
    yield chunk;
  }
}

async function* gunzip(source: AsyncIterable<Uint8Array>, limits: ReadLimits, compression: Compression): AsyncGenerator<Uint8Array> {
  const packed: Packed = { fed: 0, tail: Buffer.alloc(0) };
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(count(source, packed)), unzip, () => undefined); // its error reaches the loop below
  let unpacked = 0;
  try {
    for await (const chunk of unzip) {
      unpacked += chunk.byteLength;
      // What the unpacker has taken in, not what waits in front of it: else a bomb hides behind its own buffers.
      refuseBomb(unpacked, Math.max(unzip.bytesWritten, 1), limits);
      yield chunk;
    }
  } catch (error) {
    throw gzipFault(error);
  }
  if (unzip.bytesWritten < packed.fed)
    throw new FileFault('FILE.DAMAGED_GZIP', 'bytes after the end of the gzip data are not gzip; pack the file again');
  if (compression === 'bgzf' && !packed.tail.equals(BGZF_END))
    throw new FileFault('FILE.TRUNCATED_GZIP', 'the BGZF data stops before its end-of-file block; upload the whole file again');
}

function refuseBomb(unpacked: number, taken: number, limits: ReadLimits): void {
  if (unpacked > limits.maxUnpacked)
    throw new FileFault('FILE.GZIP_BOMB', `the gzip data unpacks to more than ${limits.maxUnpacked} bytes; split the file`);
  if (unpacked > limits.ratioFloor && unpacked > limits.maxRatio * taken)
    throw new FileFault(
      'FILE.GZIP_BOMB',
      `the gzip data unpacks to more than ${limits.maxRatio} times its size, which no variant file does`,
    );
}

function gzipFault(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'Z_BUF_ERROR') return new FileFault('FILE.TRUNCATED_GZIP', 'the gzip data stops in the middle; upload the whole file again');
  if (code === 'Z_DATA_ERROR') return new FileFault('FILE.DAMAGED_GZIP', 'the gzip data is damaged; upload the file again');
  return error;
}
