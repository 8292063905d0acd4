import type { AnnotationLayout } from './annotation-layout.ts';

/** One annotation entry: values by field name; absent and empty are both ''. */
export type AnnotationEntry = ReadonlyMap<string, string>;

/** Value of an INFO key, '' for a flag, null when absent. */
export function infoValue(info: string, key: string): string | null {
  for (let at = info.indexOf(key); at !== -1; at = info.indexOf(key, at + key.length)) {
    const end = at + key.length;
    if (at !== 0 && info[at - 1] !== ';') continue;
    if (end === info.length || info[end] === ';') return '';
    if (info[end] !== '=') continue;
    const stop = info.indexOf(';', end);
    return info.slice(end + 1, stop === -1 ? undefined : stop);
  }
  return null;
}

/** Entries of a record in the order written. */
export function annotationEntries(info: string, { infoKey, fields }: AnnotationLayout): readonly AnnotationEntry[] {
  const value = infoValue(info, infoKey);
  if (value === null || value === '' || value === '.') return [];
  return value.split(',').map((entry) => {
    const values = entry.split('|');
    return new Map(fields.map((field, i) => [field, values[i] ?? '']));
  });
}

/**
 * The entries that speak of one alternate allele.
 *
 * | entries carry | rule |
 * |---|---|
 * | no allele at all | all of them |
 * | ALLELE_NUM (VEP), all within the record's alleles | the allele's number |
 * | an allele text | equal to ALT, or to ALT as VEP shortens it (first base shared by all alleles dropped, empty is `-`), or trimmed on both sides |
 * | an allele text that fits no allele, and one ALT | all, when they name one allele: the record was rewritten after annotation |
 *
 * @param index 0-based index into `alts`
 */
export function entriesOfAllele(
  entries: readonly AnnotationEntry[],
  ref: string,
  alts: readonly string[],
  index: number,
): readonly AnnotationEntry[] {
  const alt = alts[index] ?? '';
  const first = entries[0];
  if (first === undefined || !first.has('Allele')) return entries;
  const numbers = entries.map((entry) => Number(entry.get('ALLELE_NUM') ?? ''));
  if (alts.length > 1 && numbers.every((number) => number >= 1 && number <= alts.length))
    return entries.filter((_, i) => numbers[i] === index + 1);
  const spellings = spellingsOf(ref, alts, alt);
  const matching = entries.filter((entry) => spellings.has((entry.get('Allele') ?? '').toUpperCase()));
  if (matching.length > 0 || alts.length > 1) return matching;
  return new Set(entries.map((entry) => entry.get('Allele'))).size === 1 ? entries : [];
}

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
