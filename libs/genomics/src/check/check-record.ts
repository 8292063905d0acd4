import { CONTIG } from './check-meta.ts';
import type { Report } from './problem.ts';

const SEQUENCE = /^[ACGTN]+$/i;
const ALT_FORMS: readonly RegExp[] = [
  SEQUENCE,
  /^\*$/,
  /^<[^\s,<>]+>$/,
  /^[ACGTN.]+[[\]][^\s[\],]+[[\]]$/i,
  /^[[\]][^\s[\],]+[[\]][ACGTN.]+$/i,
  /^(?:\.[ACGTN]+|[ACGTN]+\.)$/i,
];

/** Checks CHROM to FILTER of a data line. */
export function checkFixedColumns(columns: readonly string[], report: Report): void {
  const [chrom = '', pos = '', id = '', ref = '', alt = '', qual = '', filter = ''] = columns;
  if (!/^<[^\s<>]+>$/.test(chrom) && !CONTIG.test(chrom))
    report('VCF.CHROM', 'The chromosome is empty or has a character that is not allowed.', 'CHROM');
  if (!/^\d+$/.test(pos)) report('VCF.POS', 'The position is not a whole number of at least 0.', 'POS');
  checkId(id, report);
  if (!SEQUENCE.test(ref)) report('VCF.REF', 'The reference allele has other letters than A, C, G, T and N.', 'REF');
  checkAlts(ref, alt, report);
  if (!/^(?:\.|\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\+?inf(?:inity)?|nan)$/i.test(qual))
    report('VCF.QUAL', 'The quality is neither a number of at least 0 nor missing.', 'QUAL');
  checkFilter(filter, report);
}

function checkId(id: string, report: Report): void {
  const ids = id.split(';');
  if (ids.some((one) => one === '' || /\s/.test(one))) report('VCF.ID', 'An identifier is empty or holds white space.', 'ID');
  if (new Set(ids).size < ids.length) report('VCF.ID', 'An identifier is repeated.', 'ID');
}

function checkAlts(ref: string, alt: string, report: Report): void {
  if (alt === '.') return;
  const alts = alt.split(',');
  if (alts.some((one) => !ALT_FORMS.some((form) => form.test(one))))
    report('VCF.ALT', 'An alternate allele is neither bases nor a symbolic allele nor a breakend.', 'ALT');
  if (alts.some((one) => one.toUpperCase() === ref.toUpperCase()))
    report('VCF.ALT', 'An alternate allele equals the reference allele.', 'ALT');
  if (new Set(alts).size < alts.length) report('VCF.ALT', 'An alternate allele is repeated.', 'ALT');
}

function checkFilter(filter: string, report: Report): void {
  if (filter === '.' || filter === 'PASS') return;
  const names = filter.split(';');
  if (names.some((name) => name === '' || /\s/.test(name))) report('VCF.FILTER', 'A filter is empty or holds white space.', 'FILTER');
  else if (names.some((name) => name === '.' || name === '0')) report('VCF.FILTER', 'A missing value or 0 stands among filters.', 'FILTER');
  else if (names.includes('PASS')) report('VCF.FILTER', 'PASS stands beside a filter that did not pass.', 'FILTER', 'warning');
  if (new Set(names).size < names.length) report('VCF.FILTER', 'A filter is repeated.', 'FILTER');
}
