import { FileFault } from '../bytes/file-refusal.ts';
import { readLines } from '../bytes/lines.ts';
import type { LineBatch } from '../bytes/lines.ts';
import { MAGIC_BYTES, otherFormat } from '../bytes/magic.ts';
import { peek } from '../bytes/peek.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';
import type { Compression } from '../bytes/unpack.ts';
import { VcfLane } from '../lane/vcf-lane.ts';
import type { LaneSink } from '../lane/vcf-lane.ts';

export interface Scanned {
  readonly compression: Compression;
  readonly records: number;
}

interface OpenedBytes {
  readonly compression: Compression;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Unpacked bytes of a file that is not plainly something else; throws the FileFault that names what it is. */
async function openBytes(source: AsyncIterable<Uint8Array>, limits: ReadLimits): Promise<OpenedBytes> {
  const { compression, bytes } = await unpack(source, limits);
  const opened = await peek(bytes, MAGIC_BYTES, (head) => otherFormat(head) !== null);
  if (opened.head.byteLength === 0) throw new FileFault('FILE.EMPTY', 'the file is empty');
  const other = otherFormat(opened.head);
  if (other !== null) throw new FileFault('FILE.NOT_VCF', `this is ${other}, not a VCF file`, { line: 1 });
  return { compression, bytes: opened.bytes };
}

/** Lines as text, for a reader that looks at every character of them. */
export async function openLines(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<{ readonly compression: Compression; readonly batches: AsyncIterable<LineBatch> }> {
  const { compression, bytes } = await openBytes(source, limits);
  return { compression, batches: readLines(bytes, limits) };
}

/** One pass over a VCF with flat memory. */
export async function scanVcf(source: AsyncIterable<Uint8Array>, sink: LaneSink, limits: Partial<ReadLimits> = {}): Promise<Scanned> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const { compression, bytes } = await openBytes(source, bounds);
  const lane = new VcfLane(sink, bounds);
  for await (const chunk of bytes) lane.push(chunk);
  lane.end();
  return { compression, records: lane.records };
}
