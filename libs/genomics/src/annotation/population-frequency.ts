import type { AnnotationEntry } from './annotation-entry.ts';

/** gnomAD, ExAC and 1000 Genomes fields of VEP, old and new names; the largest population counts (AMP/ASCO/CAP 2017, PMID 27993330). */
const FIELD = /^(?:gnomad[eg]?(?:_\w+)?_m?af|gnomad[eg]?_af|exac(?:_\w+)?_m?af|max_af|af|gmaf|(?:afr|amr|asn|eas|eur|sas|aa|ea)_m?af)$/i;

/** Fields that hold frequencies, in the order of the header. */
export const frequencyFields = (fields: readonly string[]): readonly string[] => fields.filter((field) => FIELD.test(field));

/** Highest allele frequency, 0–1, or null when no population reports the allele. */
export function populationFrequency(entries: readonly AnnotationEntry[], fields: readonly string[]): number | null {
  let highest: number | null = null;
  for (const entry of entries) {
    for (const field of fields) {
      for (const frequency of frequencies(entry.get(field) ?? '', entry.get('Allele') ?? '')) highest = Math.max(highest ?? 0, frequency);
    }
  }
  return highest;
}

/** `0.01`, or `T:0.01&A:0.2` of older releases, where only the entry's own allele counts. */
function frequencies(value: string, allele: string): readonly number[] {
  return value
    .split('&')
    .map((part) => part.split(':'))
    .filter((part) => part.length === 1 || part[0] === allele)
    .map((part) => part.at(-1) ?? '')
    .filter((text) => text !== '' && text !== '.')
    .map(Number)
    .filter((frequency) => frequency >= 0 && frequency <= 1);
}
