import type { AnnotatedSample, Result } from '@consilium/domain';
import { asResult } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { otherFormat } from '../bytes/magic.ts';
import { peek } from '../bytes/peek.ts';
import { inspectVcf } from '../vcf/inspect-vcf.ts';
import type { InspectOptions } from '../vcf/inspect-vcf.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { readVcf } from '../vcf/read-vcf.ts';
import type { FileHead, FormatReader } from './format-reader.ts';
import { FORMATS } from './formats.ts';
import type { InspectedFile } from './inspected-file.ts';
import { HEAD_BYTES, sniffHead, unpackHead } from './sniff-head.ts';

/**
 * Reads a file of any known format into the findings of its tumor sample. The format is told from the content, never from the name; what no
 * reader recognizes is read as a VCF, so that its refusal names the place.
 */
export async function readFile(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Result<AnnotatedSample, FileRefusal>> {
  const { head, reader, bytes } = await open(source);
  if (reader === null) return named(await readVcf(bytes, options), head, options.fileName);
  return asResult(options.fileName, async () => (await reader.read(bytes, options)).sample);
}

/** Reads a whole file once and says what it is, or refuses it at the first byte that proves it unreadable. */
export async function inspectFile(source: AsyncIterable<Uint8Array>, options: InspectOptions): Promise<Result<InspectedFile, FileRefusal>> {
  const { head, reader, bytes } = await open(source);
  if (reader === null) return named(await inspectVcf(bytes, options), head, options.fileName);
  return asResult(options.fileName, async () => reader.inspect?.(bytes, options) ?? inspectedBy(reader, bytes, options));
}

async function inspectedBy(reader: FormatReader, bytes: AsyncIterable<Uint8Array>, options: InspectOptions): Promise<InspectedFile> {
  const { summary } = await reader.read(bytes, options);
  const how = options.tumorSample ? 'stated' : 'single-column';
  return { ...summary, normalSample: null, tumorSampleHow: how, candidates: summary.samples };
}

interface Opened {
  readonly head: FileHead;
  readonly reader: FormatReader | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

async function open(source: AsyncIterable<Uint8Array>): Promise<Opened> {
  const { head: raw, bytes } = await peek(source, HEAD_BYTES, isVerdict);
  const head = sniffHead(unpackHead(raw));
  const reader = isVcf(head) ? null : (FORMATS.find((format) => format.recognizes(head)) ?? null);
  return { head, reader, bytes };
}

const isVcf = ({ text }: FileHead): boolean => /^(?:##fileformat=VCF|#CHROM\t)/i.test(text);

/** Texts that a reader may claim once more of them is there. */
const MAY_BE_READ: ReadonlySet<string> = new Set(['an XML document', 'a JSON document', 'a MAF table']);

/** A sender that stalls does not delay a verdict: a VCF tells itself in its first line, an image or an HTML page in its first bytes. */
function isVerdict(raw: Uint8Array): boolean {
  const bytes = unpackHead(raw);
  const other = otherFormat(bytes);
  return (other !== null && !MAY_BE_READ.has(other)) || isVcf(sniffHead(bytes));
}

const READ =
  'read are VCF, MAF, tables of copy numbers, fusions, expression and model scores, FoundationOne XML, C-CAT JSON and a plain CSV of findings';

/** A refusal as "not a VCF" of a file that never claimed to be one says what else is read. */
function named<T>(result: Result<T, FileRefusal>, head: FileHead, file: string): Result<T, FileRefusal> {
  if (result.ok || result.refusal.code !== 'FILE.NOT_VCF') return result;
  const { detail } = result.refusal;
  if (!isTable(head))
    return { ok: false, refusal: { ...result.refusal, detail: { ...detail, message: `${detail.message.slice(0, -1)}; ${READ}.` } } };
  const reason = `these columns belong to no format that is read; ${READ}`;
  return { ok: false, refusal: { code: 'FILE.UNKNOWN_FORMAT', detail: { ...detail, reason, message: `${file}: ${reason}.` } } };
}

const isTable = ({ columns, text }: FileHead): boolean => columns.length > 1 && !/^\s*[<{[>@]/.test(text) && !text.includes('\0');
