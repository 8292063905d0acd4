import { alignWords, keyOf } from './align-words.ts';
import type { Alignment } from './align-words.ts';
import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isTelling, judgeLeftOut, judgePutIn } from './judge-change.ts';
import type { Copy } from './judge-change.ts';
import { deniesOtherwise } from './denials.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** From this share of equal ideas in equal order on, a sentence goes along with one of the quote. */
const REPEATS_FROM = 0.6;
/** From this share on a rewording follows the quote so closely that its denials can be counted against the quote's. */
const FOLLOWS_FROM = 0.68;
/** Share of all words, the small ones as well, that stand as in the quote: from here on a change is an edit of it and no other way to say it. */
const COPIES_FROM = 0.72;
const FEWEST_WORDS = 3;

/**
 * A sentence that copies one of its quote but for a few words: each of these is judged.
 *
 * | changed | code |
 * |---|---|
 * | a negation more, or one less before words that stayed | POLARITY |
 * | a word of direction put in or moved | POLARITY |
 * | a number, gene, drug, tumor moved to another place, put in the place of another, or beside one that stayed | MISATTRIBUTED |
 * | a word moved where the quote compares | COMPARISON |
 * | a strong word put in, a hedge left out before words that stayed | OVERSTATED |
 * | any other word put in that quote and record do not have | NOT_GROUNDED |
 * | words without a claim of their own, synonyms, whole parts left out | none |
 *
 * One that goes along with the quote in other words only keeps its denials, odd or even (POLARITY).
 */
export function unlikeWordCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const sentences = bySentence(source.quote.words);
  return [...new Set(bySentence(claim.words).flatMap((told) => codesOfSentence(told, sentences, claim, source)))];
}

const bySentence = (words: readonly ClaimWord[]): readonly (readonly ClaimWord[])[] => [
  ...Map.groupBy(words.filter(isTelling), ({ sentence }) => sentence).values(),
];

function codesOfSentence(
  told: readonly ClaimWord[],
  sentences: readonly (readonly ClaimWord[])[],
  claim: ReadText,
  source: ClaimSource,
): readonly ClaimCode[] {
  if (told.length < FEWEST_WORDS) return [];
  const local = nearest(told, sentences) ?? (sentences.length > 1 ? nearest(told, [source.quote.words.filter(isTelling)]) : null);
  if (local === null) return [];
  if (isCopy(told, local.quoted, claim, source.quote)) return judgeCopy(told, local, claim, source);
  return local.share >= FOLLOWS_FROM && deniesOtherwise(told, local.quoted, local.pairs) ? ['CLAIM.POLARITY'] : [];
}

interface Nearest extends Alignment {
  readonly quoted: readonly ClaimWord[];
}

/** The text that the sentence repeats most of; an alignment is only made where the words could reach the share. */
function nearest(told: readonly ClaimWord[], texts: readonly (readonly ClaimWord[])[]): Nearest | null {
  const aligned = texts.filter((quoted) => couldRepeat(told, quoted)).map((quoted) => ({ quoted, ...alignWords(told, quoted) }));
  const [best] = aligned
    .filter(({ share }) => share >= REPEATS_FROM)
    .sort((a, b) => b.share - a.share || a.quoted.length - b.quoted.length);
  return best ?? null;
}

function couldRepeat(told: readonly ClaimWord[], quoted: readonly ClaimWord[]): boolean {
  const held = new Set(quoted.map(keyOf));
  return told.filter((word) => held.has(keyOf(word))).length >= REPEATS_FROM * told.length;
}

function isCopy(told: readonly ClaimWord[], quoted: readonly ClaimWord[], claim: ReadText, quote: ReadText): boolean {
  const sentenceOf = (words: readonly ClaimWord[], { words: all }: ReadText): readonly ClaimWord[] => {
    const numbers = new Set(words.map(({ sentence }) => sentence));
    return all.filter(({ sentence }) => numbers.has(sentence)).map((word) => ({ ...word, idea: '' }));
  };
  return alignWords(sentenceOf(told, claim), sentenceOf(quoted, quote)).share >= COPIES_FROM;
}

function judgeCopy(told: readonly ClaimWord[], { quoted, pairs }: Nearest, claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const kept = new Set(pairs.map(([, at]) => at));
  const aligned = new Set(pairs.map(([at]) => at));
  const [from, to] = [pairs[0]?.[1] ?? 0, pairs.at(-1)?.[1] ?? 0];
  const copy: Copy = { told, quoted, kept, aligned, units: unitsIn(claim, source.quote), source };
  const putIn = told.flatMap((word, at) => (aligned.has(at) ? [] : [judgePutIn(word, copy)]));
  const leftOut = quoted.flatMap((_word, at) => (kept.has(at) || at < from - 3 || at > to ? [] : [judgeLeftOut(copy, at)]));
  return [...putIn, ...leftOut].filter((code) => code !== null);
}

const unitsIn = (...texts: readonly ReadText[]): ReadonlyMap<ClaimWord, string | null> =>
  new Map(
    texts.flatMap(({ words, quantities }) =>
      quantities.flatMap(({ at, unit }) => words.slice(at, at + 1).map((word) => [word, unit] as const)),
    ),
  );
