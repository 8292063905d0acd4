import { alignWords } from './align-words.ts';
import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isHedge } from './certainty.ts';
import { isNegation } from './negation.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** From this share of equal words in equal order on, a claim repeats its quote, and each change is judged alone. */
const REPEATS_FROM = 0.72;
const FEWEST_WORDS = 4;

/**
 * A claim that repeats its quote but for a few words: each of these is judged.
 *
 * | changed | code |
 * |---|---|
 * | a negation more, or one less before words that stayed | POLARITY |
 * | a word of direction, put in or moved | POLARITY |
 * | a number, gene, drug, tumor moved to another place | MISATTRIBUTED |
 * | a word moved where the quote compares | COMPARISON |
 * | a hedge less before words that stayed | OVERSTATED |
 * | any other word put in that quote and record do not have | NOT_GROUNDED |
 * | words without a claim of their own, synonyms, whole parts left out | none |
 */
export function unlikeWordCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const told = claim.words.filter(isTelling);
  const quoted = source.quote.words.filter(isTelling);
  if (told.length < FEWEST_WORDS) return [];
  const { pairs, share } = alignWords(told, quoted);
  if (share < REPEATS_FROM) return [];
  const kept = new Set(pairs.map(([, at]) => at));
  const aligned = new Set(pairs.map(([at]) => at));
  const [from, to] = [pairs[0]?.[1] ?? 0, pairs.at(-1)?.[1] ?? 0];
  const putIn = told.flatMap((_word, at) => (aligned.has(at) ? [] : [judgePutIn(told, at, quoted, source)]));
  const leftOut = quoted.flatMap((_word, at) => (kept.has(at) || at < from - 3 || at > to ? [] : [judgeLeftOut(quoted, at, kept)]));
  return [...new Set([...putIn, ...leftOut].filter((code) => code !== null))];
}

const isTelling = (word: ClaimWord, at: number, words: readonly ClaimWord[]): boolean =>
  word.idea !== '' || isNegation(words, at) || isHedge(word.word) || COMPARES.test(word.word);
const COMPARES = /^(?:than|versus|vs|compared|relative|over|whereas|against)$/;
const CRITICAL: ReadonlySet<ClaimWord['kind']> = new Set(['number', 'symbol', 'variant', 'drug', 'disease', 'treatment', 'outcome']);

function judgePutIn(told: readonly ClaimWord[], at: number, quoted: readonly ClaimWord[], source: ClaimSource): ClaimCode | null {
  const word = told[at];
  if (word === undefined) return null;
  if (isNegation(told, at)) return 'CLAIM.POLARITY';
  if (isHedge(word.word) || COMPARES.test(word.word)) return null;
  const isDirection = polarityEvents([word]).length > 0;
  const moved = quoted.some(({ idea }) => idea === word.idea);
  if (isDirection && moved) return 'CLAIM.POLARITY';
  if (moved && CRITICAL.has(word.kind)) return 'CLAIM.MISATTRIBUTED';
  if (moved) return quoted.some((one) => COMPARES.test(one.word)) ? 'CLAIM.COMPARISON' : null;
  if (source.ideas.has(word.idea) && !isDirection) return null;
  return isDirection ? 'CLAIM.POLARITY' : 'CLAIM.NOT_GROUNDED';
}

/** A negation or a hedge goes only with what it bears on. */
function judgeLeftOut(quoted: readonly ClaimWord[], at: number, kept: ReadonlySet<number>): ClaimCode | null {
  const stays = [at + 1, at + 2].some((next) => kept.has(next) && quoted[next]?.sentence === quoted[at]?.sentence);
  if (!stays) return null;
  if (isNegation(quoted, at)) return 'CLAIM.POLARITY';
  return isHedge(quoted[at]?.word ?? '') ? 'CLAIM.OVERSTATED' : null;
}
