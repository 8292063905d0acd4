/** AMP/ASCO/CAP 2017 (Li et al., PMID 27993330): the frequency from which a variant is benign unless something speaks for it. */
export const COMMON_FREQUENCY = 0.01;

export type PopulationVerdict = 'no-say' | 'tier-iv' | 'flag-common';

/**
 * Benign-by-frequency rule of AMP/ASCO/CAP 2017 (Li et al., PMID 27993330): a variant seen in ≥ 1 % of any population is Tier IV,
 * unless evidence of somatic significance matches it.
 *
 * | frequency | tier-forming match | result |
 * |-----------|--------------------|--------|
 * | ≥ 1 %     | no                 | IV     |
 * | ≥ 1 %     | yes                | keeps its tier, flagged `common-in-population` |
 * | < 1 %     | any                | no say |
 * | unknown   | any                | no say |
 *
 * @param maxFrequency highest allele frequency over populations, 0–1, or null when not annotated
 */
export function populationVerdict(maxFrequency: number | null, hasTierFormingMatch: boolean): PopulationVerdict {
  if (maxFrequency === null || maxFrequency < COMMON_FREQUENCY) return 'no-say';
  return hasTierFormingMatch ? 'flag-common' : 'tier-iv';
}
