import type { Support } from '../sample/read-support.ts';

/**
 * Whether the tumor sample lacks an allele that its record lists (another sample has it).
 *
 * | alternate reads | genotype | absent |
 * |---|---|---|
 * | some | any | no: some callers write 0/0 beside a low fraction |
 * | none | without the allele, or not called | yes |
 * | none | with the allele | no |
 * | unknown | called without the allele | yes |
 * | unknown | with the allele, or not called | no |
 *
 * @param called allele indexes of the genotype, null when there is none
 */
export function isAbsent({ altReads, vaf }: Support, called: readonly number[] | null, index: number): boolean {
  const reads = altReads ?? vaf;
  if (reads !== null && reads > 0) return false;
  if (called?.includes(index)) return false;
  return reads === 0 || called !== null;
}
