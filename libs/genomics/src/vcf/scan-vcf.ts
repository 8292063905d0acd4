import { FileFault } from '../bytes/file-refusal.ts';
import { readLines, refuseWide } from '../bytes/lines.ts';
import type { LineBatch } from '../bytes/lines.ts';
import { MAGIC_BYTES, otherFormat } from '../bytes/magic.ts';
import { peek } from '../bytes/peek.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';
import type { Compression } from '../bytes/unpack.ts';
import { parseRecord } from './record.ts';
import type { VcfRecord } from './record.ts';
import { HeaderReader } from './vcf-header.ts';
import type { VcfHeader } from './vcf-header.ts';

/** Receives the parts of a file in order. Throwing a FileFault stops the reading at once. */
export interface VcfSink {
  header(header: VcfHeader): void;
  record(record: VcfRecord): void;
}

export interface Scanned {
  readonly compression: Compression;
  readonly records: number;
}

/** Lines of a file that is not plainly something else; throws the FileFault that names what it is. */
export async function openLines(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<{ readonly compression: Compression; readonly batches: AsyncIterable<LineBatch> }> {
  const { compression, bytes } = await unpack(source, limits);
  const opened = await peek(bytes, MAGIC_BYTES, (head) => otherFormat(head) !== null);
  if (opened.head.byteLength === 0) throw new FileFault('FILE.EMPTY', 'the file is empty');
  const other = otherFormat(opened.head);
  if (other !== null) throw new FileFault('FILE.NOT_VCF', `this is ${other}, not a VCF file`, { line: 1 });
  return { compression, batches: readLines(opened.bytes, limits) };
}

/** One pass over a VCF with flat memory. */
export async function scanVcf(source: AsyncIterable<Uint8Array>, sink: VcfSink, limits: Partial<ReadLimits> = {}): Promise<Scanned> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const { compression, batches } = await openLines(source, bounds);
  const reader = new HeaderReader(bounds);
  let header: VcfHeader | null = null;
  let records = 0;
  for await (const { first, lines } of batches) {
    for (const [i, text] of lines.entries()) {
      if (header === null) {
        header = reader.read(text, first + i);
        if (header === null) continue;
        refuseWide(header.columns, first + i, bounds);
        sink.header(header);
      } else if (text !== '') {
        if (text.startsWith('#')) throw new FileFault('FILE.BAD_RECORD', 'a header line stands among the records', { line: first + i });
        records += 1;
        sink.record(parseRecord(text, first + i, header.columns));
      }
    }
  }
  if (header === null) throw new FileFault('FILE.NO_HEADER', 'the #CHROM header line is missing');
  return { compression, records };
}
