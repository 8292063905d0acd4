import type { FindingFacts } from '../annotate/finding-facts.ts';
import { HOMOZYGOUS_BELOW } from '../annotate/read-copy-number.ts';
import type { KeyMatch } from './match-key.ts';

/**
 * One copy is gone and the other is not said to be (2-domain-rules §7: homozygous loss apart from heterozygous).
 *
 * | reported loss | single copy |
 * |---|---|
 * | copies or log2 given (a deletion is told apart from it) | yes |
 * | one parental allele gone, copies not reduced | yes |
 * | the laboratory's word alone | no: many write "loss" for a homozygous one |
 */
export function isSingleCopyLoss({ finding, keys }: FindingFacts): boolean {
  if (finding.kind !== 'copy-number' || !keys.some((key) => /^cna:[^:]+:loss$/.test(key))) return false;
  if (keys.some((key) => key.startsWith('lof:'))) return false;
  const { copies = null, log2 = null, minorCopies = null } = finding;
  return (copies !== null && copies >= HOMOZYGOUS_BELOW) || log2 !== null || minorCopies === 0;
}

const RNA_UNIT = /z-?\s*score|\b(?:tpm|rpkm|fpkm|cpm)\b|log|rna|counts?\b|percentile|fold/i;

/** An outlier of an expression table: a level of RNA says nothing of the staining that labels ask for (PD-L1, CLDN18.2, HER2). */
export const isRnaLevel = ({ finding }: FindingFacts): boolean =>
  finding.kind === 'expression' && finding.unit !== undefined && RNA_UNIT.test(finding.unit);

/** The match rests on a level of RNA alone: the record waits for immunohistochemistry. */
export const isByRnaAlone = (facts: FindingFacts, { via }: KeyMatch): boolean => via.includes('expression:') && isRnaLevel(facts);
