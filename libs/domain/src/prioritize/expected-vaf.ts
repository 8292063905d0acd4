import type { Fraction } from '../shared/primitives.ts';

/** How far an observed VAF may lie from the expected one (2-domain-rules §7). */
export const VAF_TOLERANCE = 0.15;

export interface AlleleState {
  /** Copies of the mutated allele in a tumor cell. */
  readonly mutated: number;
  /** All copies in a tumor cell. */
  readonly total: number;
  readonly isGermline: boolean;
}

/**
 * Expected VAF from tumor content `p` and copies in tumor cells; a normal cell has two (2-domain-rules §7).
 *
 * | variant | VAF |
 * |---|---|
 * | somatic | p·mutated / (p·total + 2(1−p)) |
 * | germline | (p·mutated + (1−p)) / (p·total + 2(1−p)) |
 *
 * Null where no allele is left to sequence.
 */
export function expectedVaf(purity: Fraction, { mutated, total, isGermline }: AlleleState): Fraction | null {
  const alleles = purity * total + 2 * (1 - purity);
  return alleles <= 0 ? null : (purity * mutated + (isGermline ? 1 - purity : 0)) / alleles;
}

export const isNear = (observed: Fraction, expected: Fraction | null): boolean =>
  expected !== null && Math.abs(observed - expected) <= VAF_TOLERANCE + Number.EPSILON;
