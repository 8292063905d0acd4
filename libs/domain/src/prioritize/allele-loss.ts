import type { Origin } from '../annotate/finding.ts';
import type { Fraction } from '../shared/primitives.ts';
import { expectedVaf, isNear } from './expected-vaf.ts';
import type { AlleleState } from './expected-vaf.ts';

export interface AlleleEvidence {
  /** Tumor content, or null where it is not known. */
  readonly purity: Fraction | null;
  readonly vaf: Fraction | null;
  readonly origin: Origin;
  /** Copies of the gene in tumor cells, whole, where a copy-number call gives them. */
  readonly copies: number | null;
  /** Copies of the rarer parental allele; 0 is loss of heterozygosity. */
  readonly minorCopies: number | null;
  /** A copy-number call says that a copy is lost, without counting. */
  readonly isLost: boolean;
}

export type AlleleVerdict =
  | { readonly verdict: 'lost' }
  | { readonly verdict: 'retained' }
  | { readonly verdict: 'cannot-say'; readonly why: 'purity' | 'vaf' | 'both-fit' | 'neither-fits' };

/**
 * Is the other allele of a mutated tumor suppressor gone? The observed VAF is compared with what each state would give; a variant of unknown origin is
 * tried as somatic and as germline.
 *
 * | evidence | verdict |
 * |---|---|
 * | both parental alleles counted (minor ≥ 1) | retained |
 * | tumor content not known, or not within 0–1 | cannot say: purity |
 * | VAF not known | cannot say: vaf |
 * | VAF fits only states in which every copy is mutated | lost |
 * | VAF fits only states in which a copy is not | retained |
 * | VAF fits both | lost where a call says that a copy is lost or the alleles are one (minor 0), else cannot say: both-fit |
 * | VAF fits neither | cannot say: neither-fits (subclonal, or the tumor content is wrong) |
 *
 * Without counted copies the states are: two copies with one mutated (retained) · one copy, mutated · two copies, both mutated (lost); the last falls
 * away where a copy is known to be lost.
 */
export function alleleLoss(evidence: AlleleEvidence): AlleleVerdict {
  const { purity, vaf, copies, minorCopies, isLost } = evidence;
  if (minorCopies !== null && minorCopies >= 1) return { verdict: 'retained' };
  if (purity === null || purity <= 0 || purity > 1) return { verdict: 'cannot-say', why: 'purity' };
  if (vaf === null) return { verdict: 'cannot-say', why: 'vaf' };
  const fits = (states: readonly AlleleState[]): boolean => states.some((state) => isNear(vaf, expectedVaf(purity, state)));
  const fitsLost = fits(statesOf(evidence, 'lost'));
  const fitsRetained = fits(statesOf(evidence, 'retained'));
  if (fitsLost && fitsRetained)
    return isLost || minorCopies === 0 || copies === 1 ? { verdict: 'lost' } : { verdict: 'cannot-say', why: 'both-fit' };
  if (!fitsLost && !fitsRetained) return { verdict: 'cannot-say', why: 'neither-fits' };
  return { verdict: fitsLost ? 'lost' : 'retained' };
}

function statesOf({ origin, copies, isLost }: AlleleEvidence, kind: 'lost' | 'retained'): readonly AlleleState[] {
  const origins = origin === 'unknown' ? [false, true] : [origin === 'germline'];
  return origins.flatMap((isGermline) => countsOf(copies, isLost, kind).map(([mutated, total]) => ({ mutated, total, isGermline })));
}

function countsOf(
  copies: number | null,
  isLost: boolean,
  kind: 'lost' | 'retained',
): readonly (readonly [mutated: number, total: number])[] {
  if (copies === null) {
    if (kind === 'retained') return [[1, 2]];
    return isLost ? [[1, 1]] : [[1, 1], [2, 2]]; // prettier-ignore
  }
  if (kind === 'lost') return copies > 0 ? [[copies, copies]] : [];
  return Array.from({ length: Math.max(0, copies - 1) }, (_, index) => [index + 1, copies] as const);
}
