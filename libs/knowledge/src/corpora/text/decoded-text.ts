import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CorpusFault } from '../corpus-fault.ts';
import type { CorpusFile } from '../corpus-file.ts';

/** An unpacked file beyond this is refused: an export is split more easily than read. */
const MAX_UNPACKED = 8 * 1024 ** 3;
const SNIFFED = 4_096;

/** First bytes of the unpacked file, for telling its format. */
export interface OpenedFile {
  readonly head: Uint8Array;
  /** Whole unpacked bytes, the head included. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Unpacks gzip; refuses an empty file and other archives. */
export async function openFile(file: CorpusFile): Promise<OpenedFile> {
  const packed = await withHead(file.bytes(), 4);
  if (packed.head.length === 0) throw new CorpusFault('the file is empty: export it again');
  if (startsWith(packed.head, [0x50, 0x4b, 0x03, 0x04]))
    throw new CorpusFault('this is a ZIP archive or an office document: unpack it, or save it as PDF, HTML or text');
  const opened = await withHead(startsWith(packed.head, [0x1f, 0x8b]) ? unpacked(packed.bytes) : packed.bytes, SNIFFED);
  if (opened.head.length === 0) throw new CorpusFault('the file is empty: export it again');
  return opened;
}

/**
 * Text of a file piece by piece: UTF-8, or UTF-16 with its byte order mark, or ISO-8859-1 where an XML declaration says so. Bytes that are no text of that
 * encoding refuse the file: a guessed letter could be a guessed drug.
 */
export async function* decodedText({ head, bytes }: OpenedFile): AsyncGenerator<string> {
  const encoding = encodingOf(head);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let done = 0;
  for await (const chunk of bytes) {
    const text = decode(() => decoder.decode(chunk, { stream: true }), encoding, done);
    if (text.includes('\0'))
      throw new CorpusFault('this is not text but a binary file: export it as text', `byte ${done + chunk.indexOf(0) + 1}`);
    done += chunk.byteLength;
    if (text !== '') yield text;
  }
  const rest = decode(() => decoder.decode(), encoding, done);
  if (rest !== '') yield rest;
}

function decode(step: () => string, encoding: string, at: number): string {
  try {
    return step();
  } catch {
    throw new CorpusFault(`the bytes are not ${encoding.toUpperCase()} text: save the file as UTF-8`, `after byte ${at}`);
  }
}

function encodingOf(head: Uint8Array): string {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  const declared = /^<\?xml[^>]{0,200}encoding=["']([\w-]{1,40})["']/i.exec(Buffer.from(head.subarray(0, 300)).toString('latin1'))?.[1];
  return declared !== undefined && /^(?:iso-8859-1|latin1|us-ascii|windows-1252)$/i.test(declared) ? 'windows-1252' : 'utf-8';
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  const gunzip = createGunzip();
  pipeline(Readable.from(bytes), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) {
      if (!(chunk instanceof Uint8Array)) continue;
      total += chunk.length;
      if (total > MAX_UNPACKED) break;
      yield chunk;
    }
  } catch {
    throw new CorpusFault('this gzip file cannot be unpacked whole: fetch it again, or give it unpacked');
  }
  if (total > MAX_UNPACKED) throw new CorpusFault('the unpacked file is larger than 8 GB: split the export');
}

async function withHead(bytes: AsyncIterable<Uint8Array>, size: number): Promise<OpenedFile> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const step = await iterator.next();
    if (step.done) break;
    first.push(step.value);
    length += step.value.byteLength;
  }
  return { head: Buffer.concat(first).subarray(0, size), bytes: rejoined(first, iterator) };
}

async function* rejoined(first: readonly Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
  } finally {
    await iterator.return?.();
  }
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
