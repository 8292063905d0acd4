import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { impliedBy } from './claim-source.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Least share of a claim's words that quote and record must cover; calibrated on the development half of the hand-written rewordings. */
export const LEAST_COVERAGE = 0.4;
/** A claim that rests on a record alone has no reason to use other words than the record's and those of our wording. */
export const LEAST_COVERAGE_OF_RECORD = 0.75;
/** Ideas that turn up in almost any statement and cover nothing by themselves. */
const COMMON = new Set(['patient', 'study', 'treat', 'tumor', 'mutation', 'show', 'carry', 'group', 'test', 'cells']);

/**
 * A claim says what its source says, not only words that are allowed.
 *
 * | claim's telling words in quote and record | code |
 * |---|---|
 * | under the floor | NOT_GROUNDED |
 * | only such as any statement has (patients, treatment, tumor) | NOT_GROUNDED |
 * | else | none |
 *
 * Each sentence of the claim is judged by itself.
 */
export function groundingCodes(claim: ReadText, source: ClaimSource, floor: number = LEAST_COVERAGE): readonly ClaimCode[] {
  const sentences = new Map<number, ClaimWord[]>();
  for (const word of claim.words) if (word.idea !== '') sentences.set(word.sentence, [...(sentences.get(word.sentence) ?? []), word]);
  if (sentences.size === 0) return ['CLAIM.NOT_GROUNDED'];
  return [...sentences.values()].every((words) => isGrounded(words, source, floor)) ? [] : ['CLAIM.NOT_GROUNDED'];
}

function isGrounded(words: readonly ClaimWord[], source: ClaimSource, floor: number): boolean {
  const covered = words.filter((word) => impliedBy(word).some((idea) => source.ideas.has(idea)) || source.initials.has(word.word));
  return covered.length / words.length >= floor && covered.some(({ idea }) => !COMMON.has(idea));
}
