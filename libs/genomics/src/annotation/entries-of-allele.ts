import { trimAllele } from '../vcf/alleles.ts';
import type { AnnotationEntry } from './entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { alleleNumberOf } from './eff-entry.ts';

/** The alleles of a record, in capitals. */
export interface RecordAlleles {
  readonly pos: number;
  readonly ref: string;
  readonly alts: readonly string[];
}

/**
 * The entries that speak of one alternate allele.
 *
 * | entries carry | rule |
 * |---|---|
 * | one ALT, no allele in the entries | all of them |
 * | ALLELE_NUM (VEP) or a genotype number (SnpEff EFF), all within the record's alleles | the allele's number |
 * | an allele text | equal to ALT, or to ALT as VEP shortens it (first base shared by all alleles dropped, empty is `-`), or trimmed on both sides |
 * | an allele text that fits no allele, and one ALT | all, when they name one allele: the record was rewritten after annotation |
 * | another single base than that of a substitution | none: they speak of another change, and no rewriting explains it |
 * | a DNA change (bcftools) | the same change after trimming; an entry without one speaks of all alleles |
 *
 * @param index 0-based index into `alts`
 */
export function entriesOfAllele(
  entries: readonly AnnotationEntry[],
  { kind }: Pick<AnnotationLayout, 'kind'>,
  alleles: RecordAlleles,
  index: number,
): readonly AnnotationEntry[] {
  if (kind === 'bcftools') return alleles.alts.length === 1 ? entries : entries.filter((entry) => isOfChange(entry, alleles, index));
  if (kind === 'snpeff-eff') return byNumber(entries, entries.map(alleleNumberOf), alleles, index) ?? entries;
  return byText(entries, alleles, index);
}

function byNumber(
  entries: readonly AnnotationEntry[],
  numbers: readonly (number | null)[],
  { alts }: RecordAlleles,
  index: number,
): readonly AnnotationEntry[] | null {
  const areAllWithin = numbers.every((number) => number !== null && number >= 1 && number <= alts.length);
  return alts.length > 1 && areAllWithin ? entries.filter((_, i) => numbers[i] === index + 1) : null;
}

function byText(entries: readonly AnnotationEntry[], alleles: RecordAlleles, index: number): readonly AnnotationEntry[] {
  const { ref, alts } = alleles;
  const first = entries[0];
  if (first === undefined || !first.has('Allele')) return entries;
  const numbers = entries.map((entry) => Number(entry.get('ALLELE_NUM') ?? ''));
  const numbered = byNumber(entries, numbers, alleles, index);
  if (numbered !== null) return numbered;
  const spellings = spellingsOf(ref, alts, alts[index] ?? '');
  const matching = entries.filter((entry) => spellings.has((entry.get('Allele') ?? '').toUpperCase()));
  if (matching.length > 0 || alts.length > 1) return matching;
  const written = [...new Set(entries.map((entry) => entry.get('Allele')))];
  const [only = null] = written;
  return written.length === 1 && !isOtherBase(ref, alts[index] ?? '', only) ? entries : [];
}

const isOtherBase = (ref: string, alt: string, allele: string | null): boolean =>
  ref.length === 1 && alt.length === 1 && /^[ACGT]$/i.test(allele ?? '');

function spellingsOf(ref: string, alts: readonly string[], alt: string): ReadonlySet<string> {
  const sequences = [ref, ...alts].filter((allele) => /^[A-Z]+$/.test(allele));
  const isIndel = sequences.some((allele) => allele.length !== ref.length);
  const shared = isIndel && sequences.every((allele) => allele[0] === ref[0]);
  return new Set([alt, shared ? alt.slice(1) || '-' : alt, trimmedFully(ref, alt), alt[0] === ref[0] ? alt.slice(1) || '-' : alt]);
}

function trimmedFully(ref: string, alt: string): string {
  const shortest = Math.min(ref.length, alt.length);
  let left = 0;
  while (left < shortest && ref[left] === alt[left]) left += 1;
  let right = 0;
  while (right < shortest - left && ref[ref.length - 1 - right] === alt[alt.length - 1 - right]) right += 1;
  return alt.slice(left, alt.length - right) || '-';
}

function isOfChange(entry: AnnotationEntry, { pos, ref, alts }: RecordAlleles, index: number): boolean {
  const change = entry.get('dna_change') ?? '';
  return change === '' || changeParts(change).some((part) => isSame(part, { pos, ref, alt: alts[index] ?? '' }));
}

/** `874816C>CT+879317C>T` → its parts; what is no substitution is left out. */
export function changeParts(change: string): readonly { readonly pos: number; readonly ref: string; readonly alt: string }[] {
  return change.split('+').flatMap((part) => {
    const [, pos = '', ref = '', alt = ''] = /^(\d+)([A-Z]+)>([A-Z]+)$/i.exec(part) ?? [];
    return pos === '' ? [] : [{ pos: Number(pos), ref: ref.toUpperCase(), alt: alt.toUpperCase() }];
  });
}

function isSame(a: { pos: number; ref: string; alt: string }, b: { pos: number; ref: string; alt: string }): boolean {
  const [one, other] = [trimAllele(a), trimAllele(b)];
  return one.pos === other.pos && one.ref === other.ref && one.alt === other.alt;
}
