import { FileFault } from '../bytes/file-refusal.ts';

/** One data line. Columns are kept as text; INFO and samples are parsed by those who need them. */
export interface VcfRecord {
  readonly line: number;
  readonly chrom: string;
  readonly pos: number;
  /** `.` where the record has none. */
  readonly id: string;
  readonly ref: string;
  /** Empty for a site without alternate allele. */
  readonly alts: readonly string[];
  readonly filter: string;
  readonly info: string;
  readonly format: readonly string[];
  /** Sample columns as text, in header order. */
  readonly samples: readonly string[];
}

const BASES = /^[ACGTNRYSWKMBDHVUacgtnryswkmbdhvu]+$/;
const CHROM = /^\S+$/;
const BREAKEND = /^[^\s[\]]*[[\]][^\s[\]]+[[\]][^\s[\]]*$/;
const SINGLE_BREAKEND = /^(?:\.[A-Za-z]+|[A-Za-z]+\.)$/;
/** Sniffles writes the anchoring base before the symbol. */
const SYMBOLIC = /^[A-Za-z]?<[^<>\s]+>$/;
/** VarScan separates two alternate alleles by a slash. */
const VARSCAN_ALTS = /^[ACGTN]+(?:\/[ACGTN]+)+$/;
const MAX_POSITION = 2 ** 31 - 1;

export const ALLELE_KINDS = ['sequence', 'structural', 'none'] as const;
/** `none`: `*`, `.`, `<NON_REF>` and `<*>` assert no allele of this record. */
export type AlleleKind = (typeof ALLELE_KINDS)[number];

/** Null when the text is no ALT entry at all. */
export function alleleKind(alt: string): AlleleKind | null {
  if (BASES.test(alt)) return 'sequence';
  if (alt === '*' || alt === '.' || alt === '<NON_REF>' || alt === '<*>' || alt === '<X>') return 'none';
  return SYMBOLIC.test(alt) || BREAKEND.test(alt) || SINGLE_BREAKEND.test(alt) ? 'structural' : null;
}

/** Parses a data line, or refuses it by line and column. Values are never quoted in the reason. */
export function parseRecord(text: string, line: number, columns: number): VcfRecord {
  const fields = text.split('\t');
  if (fields.length !== columns) throw new FileFault('FILE.BAD_RECORD', wrongCount(fields.length, columns), { line });
  const [chrom = '', pos = '', id = '.', ref = '', alt = '', , filter = '', info = '', format = ''] = fields;
  const bad = (column: string, reason: string) => new FileFault('FILE.BAD_RECORD', reason, { line, column });
  if (!CHROM.test(chrom)) throw bad('CHROM', 'the chromosome is empty or holds white space');
  const position = /^\d+$/.test(pos) ? Number(pos) : -1;
  if (position < 0 || position > MAX_POSITION) throw bad('POS', 'the position is not a whole number of at least 0');
  if (!BASES.test(ref)) throw bad('REF', 'the reference allele is not a sequence of bases');
  const alts = alt === '.' ? [] : alt.split(VARSCAN_ALTS.test(alt) ? '/' : ',');
  if (alts.some((one) => alleleKind(one) === null))
    throw bad('ALT', 'an alternate allele is neither bases nor a symbolic allele nor a breakend');
  if (filter === '' || /\s/.test(filter)) throw bad('FILTER', 'the filter is empty or holds white space');
  if (columns > 8 && format === '') throw bad('FORMAT', 'the format is empty');
  return {
    line,
    chrom,
    pos: position,
    id,
    ref,
    alts,
    filter,
    info,
    format: format === '' ? [] : format.split(':'),
    samples: fields.slice(9),
  };
}

const wrongCount = (found: number, expected: number): string => `the record has ${found} columns where the header has ${expected}`;

const GENOTYPE = /^[/|]?(?:\.|\d+)(?:[/|](?:\.|\d+))*$/;

/** Allele indexes of a GT value; null for "no call". Refuses a genotype that is none or names an allele the record lacks. */
export function genotypeAlleles(genotype: string, record: VcfRecord): readonly number[] | null {
  const place = { line: record.line, column: 'GT' };
  if (!GENOTYPE.test(genotype)) throw new FileFault('FILE.BAD_RECORD', 'the genotype of the tumor sample is malformed', place);
  const called = genotype
    .split(/[/|]/)
    .filter((allele) => allele !== '' && allele !== '.')
    .map(Number);
  if (called.some((allele) => allele > record.alts.length))
    throw new FileFault('FILE.BAD_RECORD', 'the genotype of the tumor sample names an allele that the record does not have', place);
  return called.length > 0 ? called : null;
}
