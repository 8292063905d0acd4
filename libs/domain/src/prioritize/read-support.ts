import { IN_FRAME } from '../annotate/effect.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';

/** Fewest reads that an insertion or deletion must be seen on (2-domain-rules §7). */
export const MIN_INDEL_READS = 3;

/**
 * Why the reads do not suffice, or null.
 *
 * | variant | alternate reads | verdict |
 * |---|---|---|
 * | insertion, deletion | 0–2 | too few |
 * | insertion, deletion | ≥ 3, or neither reads nor depth and VAF known | null |
 * | substitution | any | null |
 */
export function readSupportOf(facts: FindingFacts): string | null {
  const { finding, label } = facts;
  if (finding.kind !== 'small-variant' || !isIndel(facts)) return null;
  const { altReads, depth, vaf } = finding;
  const counted = altReads ?? (depth !== null && depth !== undefined && vaf !== null && vaf !== undefined ? Math.round(depth * vaf) : null);
  return counted === null || counted >= MIN_INDEL_READS
    ? null
    : `${label} is an insertion or deletion seen on ${counted} read${counted === 1 ? '' : 's'}, fewer than ${MIN_INDEL_READS}: confirm it by another method.`;
}

function isIndel({ finding, effect }: FindingFacts): boolean {
  if (finding.kind !== 'small-variant') return false;
  if (finding.ref !== undefined && finding.alt !== undefined) return finding.ref.length !== finding.alt.length;
  return effect === 'frameshift' || (effect !== null && IN_FRAME.has(effect));
}
