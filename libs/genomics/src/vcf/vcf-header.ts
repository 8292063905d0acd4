import { FileFault } from '../bytes/file-refusal.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { parseMetaLine } from './meta-line.ts';
import type { MetaLine } from './meta-line.ts';

const COLUMNS = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO'] as const;

export interface FieldDefinition {
  readonly number: string;
  readonly type: string;
  readonly description: string;
}

export interface VcfHeader {
  /** `VCFv4.2`; null when the file does not say. */
  readonly version: string | null;
  readonly meta: readonly MetaLine[];
  readonly infos: ReadonlyMap<string, FieldDefinition>;
  readonly formats: ReadonlyMap<string, FieldDefinition>;
  readonly samples: readonly string[];
  /** Columns of the #CHROM line; every record has as many. */
  readonly columns: number;
  /** Line of the #CHROM line. */
  readonly line: number;
}

/** Collects the meta lines and closes with the #CHROM line. Refuses what proves that no header follows. */
export class HeaderReader {
  private readonly meta: MetaLine[] = [];
  private version: string | null = null;
  private size = 0;

  constructor(private readonly limits: ReadLimits) {}

  /** The header once its #CHROM line is read, else null. */
  read(text: string, line: number): VcfHeader | null {
    this.size += text.length;
    if (this.size > this.limits.maxHeader)
      throw new FileFault('FILE.HEADER_TOO_LONG', `the header is longer than ${this.limits.maxHeader} characters`, { line });
    if (line > this.limits.maxHeaderLines)
      throw new FileFault('FILE.HEADER_TOO_LONG', `the header has more than ${this.limits.maxHeaderLines} lines`, { line });
    if (text.startsWith('##')) return this.readMeta(text, line);
    if (/^#CHROM\b/.test(text)) return this.close(text, line);
    if (text.trim() === '') return null;
    throw notAHeader(text, line);
  }

  private readMeta(text: string, line: number): null {
    if (text.includes('\r'))
      throw new FileFault('FILE.NOT_VCF', 'lines end with carriage returns alone; save the file with line feeds', { line });
    const meta = parseMetaLine(text, line);
    if (meta?.key === 'fileformat') this.version = supportedVersion(meta);
    if (meta) this.meta.push(meta);
    return null;
  }

  private close(text: string, line: number): VcfHeader {
    const names = text.split('\t');
    const wrong = COLUMNS.findIndex((name, i) => names[i] !== name);
    if (wrong !== -1) {
      const spaces = names.length === 1 && /^#CHROM +POS/.test(text) ? ', because they are separated by spaces instead of tabs' : '';
      throw new FileFault('FILE.BAD_HEADER', `column ${wrong + 1} of the header line is not ${COLUMNS[wrong]}${spaces}`, { line });
    }
    if (names.length > COLUMNS.length && names[COLUMNS.length] !== 'FORMAT')
      throw new FileFault('FILE.BAD_HEADER', 'column 9 of the header line is not FORMAT', { line });
    const samples = names.slice(COLUMNS.length + 1);
    if (new Set(samples).size < samples.length) throw new FileFault('FILE.BAD_HEADER', 'two sample columns have the same name', { line });
    const { meta, version } = this;
    return { version, meta, infos: definitions(meta, 'INFO'), formats: definitions(meta, 'FORMAT'), samples, columns: names.length, line };
  }
}

function supportedVersion({ value, line }: MetaLine): string {
  const version = value.trim();
  if (/^VCFv4\.\d+$/.test(version)) return version;
  throw new FileFault('FILE.UNSUPPORTED_VERSION', 'the file is not of VCF version 4; convert it to VCFv4.2 or newer', { line });
}

function notAHeader(text: string, line: number): FileFault {
  if (/^(?:chr)?[\w.]+\t\d+\t[^\t]*\t[A-Za-z]+\t/.test(text))
    return new FileFault('FILE.NO_HEADER', 'a record stands before the #CHROM header line', { line });
  if (line > 1) return new FileFault('FILE.NO_HEADER', 'neither a ## line nor the #CHROM header line', { line });
  return new FileFault('FILE.NOT_VCF', 'the file does not start with ##fileformat=VCFv4 as a VCF file does', { line });
}

function definitions(meta: readonly MetaLine[], key: string): ReadonlyMap<string, FieldDefinition> {
  const found = new Map<string, FieldDefinition>();
  for (const { key: kind, fields } of meta) {
    const id = kind === key ? fields?.get('ID') : undefined;
    if (!fields || !id) continue; // a nameless field would be found at every place of INFO
    found.set(id, {
      number: fields.get('Number') ?? '.',
      type: fields.get('Type') ?? 'String',
      description: fields.get('Description') ?? '',
    });
  }
  return found;
}
