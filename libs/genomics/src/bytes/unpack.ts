import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BGZF_END, blockRun, unpackRun } from './bgzf.ts';
import { FileFault } from './file-refusal.ts';
import { GZIP_HEAD, isBgzf, isGzip } from './magic.ts';
import { peek, slices } from './peek.ts';
import type { ReadLimits } from './read-limits.ts';

export const COMPRESSIONS = ['none', 'gzip', 'bgzf'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** Recognizes the compression by magic bytes, never by name, and unpacks under the limits. */
export async function unpack(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<{ readonly compression: Compression; readonly bytes: AsyncIterable<Uint8Array> }> {
  const { head, bytes } = await peek(source, GZIP_HEAD, (head) => head.byteLength > 1 && !isGzip(head));
  if (head.byteLength === 0) throw new FileFault('FILE.EMPTY', 'the file is empty');
  if (!isGzip(head)) return { compression: 'none', bytes: slices(bytes) };
  const taken: Taken = { packed: 0, unpacked: 0 };
  if (isBgzf(head)) return { compression: 'bgzf', bytes: unpackBlocks(bytes, limits, taken) };
  return { compression: 'gzip', bytes: gunzip(bytes, limits, taken) };
}

interface Taken {
  packed: number;
  unpacked: number;
}

/** Block by block while the file keeps to BGZF; what stops being BGZF is unpacked, or refused, as gzip. */
async function* unpackBlocks(source: AsyncIterable<Uint8Array>, limits: ReadLimits, taken: Taken): AsyncGenerator<Uint8Array> {
  const chunks = slices(source);
  const tail: Tail = { bytes: Buffer.alloc(0) };
  let rest = Buffer.alloc(0);
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      keepTail(tail, next.value);
      rest = Buffer.concat([rest, next.value]);
      let at = 0;
      for (let run = blockRun(rest, at); run.end > at || run.isForeign; run = blockRun(rest, at)) {
        if (run.end > at) yield unpackCounted(rest.subarray(at, run.end), run.unpacked, limits, taken);
        at = run.end;
        if (run.isForeign) return yield* unpackForeign(rest.subarray(at), chunks, limits, taken, tail);
      }
      rest = rest.subarray(at);
    }
  } finally {
    await chunks.return(undefined);
  }
  if (rest.length > 0) throw isGzip(rest) ? cutOff() : strayBytes();
  refuseMissingEnd(tail);
}

async function* unpackForeign(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  limits: ReadLimits,
  taken: Taken,
  tail: Tail,
): AsyncGenerator<Uint8Array> {
  if (!isGzip(first)) throw strayBytes();
  yield* gunzip(withTail(first, rest, tail), limits, taken);
  refuseMissingEnd(tail);
}

function unpackCounted(blocks: Buffer, unpacked: number, limits: ReadLimits, taken: Taken): Buffer {
  taken.packed += blocks.length;
  taken.unpacked += unpacked;
  refuseBomb(taken.unpacked, taken.packed, limits);
  try {
    return unpackRun(blocks, unpacked);
  } catch (error) {
    throw gzipFault(error);
  }
}

interface Tail {
  bytes: Buffer;
}

function keepTail(tail: Tail, chunk: Uint8Array): void {
  tail.bytes = Buffer.concat([tail.bytes, chunk.subarray(-BGZF_END.byteLength)]).subarray(-BGZF_END.byteLength);
}

async function* withTail(first: Uint8Array, rest: AsyncGenerator<Uint8Array>, tail: Tail): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    keepTail(tail, next.value);
    yield next.value;
  }
}

function refuseMissingEnd(tail: Tail): void {
  if (!tail.bytes.equals(BGZF_END))
    throw new FileFault('FILE.TRUNCATED_GZIP', 'the BGZF data stops before its end-of-file block; upload the whole file again');
}

async function* counted(source: AsyncIterable<Uint8Array>, fed: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of slices(source)) {
    fed.bytes += chunk.byteLength;
    yield chunk;
  }
}

async function* gunzip(source: AsyncIterable<Uint8Array>, limits: ReadLimits, taken: Taken): AsyncGenerator<Uint8Array> {
  const fed = { bytes: 0 };
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(counted(source, fed)), unzip, () => undefined); // its error reaches the loop below
  try {
    for await (const chunk of unzip) {
      taken.unpacked += chunk.byteLength;
      // What the unpacker has taken in, not what waits in front of it: else a bomb hides behind its own buffers.
      refuseBomb(taken.unpacked, Math.max(taken.packed + unzip.bytesWritten, 1), limits);
      yield chunk;
    }
  } catch (error) {
    throw gzipFault(error);
  }
  if (unzip.bytesWritten < fed.bytes) throw strayBytes();
}

const cutOff = (): FileFault => new FileFault('FILE.TRUNCATED_GZIP', 'the gzip data stops in the middle; upload the whole file again');
const strayBytes = (): FileFault =>
  new FileFault('FILE.DAMAGED_GZIP', 'bytes after the end of the gzip data are not gzip; pack the file again');

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
  if (code === 'Z_BUF_ERROR') return cutOff();
  if (code === 'Z_DATA_ERROR' || code === 'ERR_BUFFER_TOO_LARGE')
    return new FileFault('FILE.DAMAGED_GZIP', 'the gzip data is damaged; upload the file again');
  return error;
}
