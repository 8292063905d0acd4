import { alignWords, keyOf } from './align-words.ts';
import type { Alignment } from './align-words.ts';
import { isHedge, isStrongWord } from './certainty.ts';
import type { ClaimCode } from './claim-codes.ts';
import { impliedBy } from './claim-source.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { COMMON_IDEAS } from './grounding.ts';
import { isNegationWord } from './negation.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** From this share of equal words in equal order on, a claim repeats its quote, and each change is judged alone. */
const REPEATS_FROM = 0.68;
const FEWEST_WORDS = 3;

/**
 * A sentence that repeats one of its quote but for a few words: each of these is judged.
 *
 * | changed | code |
 * |---|---|
 * | a negation more, or one less before words that stayed | POLARITY |
 * | a word of direction put in or moved | POLARITY |
 * | a number, gene, drug, tumor moved to another place, or a second one put beside one that stayed | MISATTRIBUTED |
 * | a word moved where the quote compares | COMPARISON |
 * | a strong word put in, a hedge left out before words that stayed | OVERSTATED |
 * | any other word put in that quote and record do not have | NOT_GROUNDED |
 * | words without a claim of their own, synonyms, whole parts left out | none |
 */
export function unlikeWordCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const quoted = bySentence(source.quote.words);
  return [...new Set(bySentence(claim.words).flatMap((told) => codesOfSentence(told, quoted, claim, source)))];
}

const bySentence = (words: readonly ClaimWord[]): readonly (readonly ClaimWord[])[] => [
  ...Map.groupBy(words.filter(isTelling), ({ sentence }) => sentence).values(),
];

const COMPARES = /^(?:than|versus|vs|compared|relative|over|whereas|against|while)$/;
const ALL = /^(?:all|every|each|both|none)$/;
const isTelling = ({ idea, word }: ClaimWord): boolean =>
  ALL.test(word) || idea !== '' || isNegationWord(word) || isHedge(word) || isStrongWord(word) || COMPARES.test(word);

function codesOfSentence(
  told: readonly ClaimWord[],
  sentences: readonly (readonly ClaimWord[])[],
  claim: ReadText,
  source: ClaimSource,
): readonly ClaimCode[] {
  if (told.length < FEWEST_WORDS) return [];
  const local = nearest(told, sentences) ?? (sentences.length > 1 ? nearest(told, [source.quote.words.filter(isTelling)]) : null);
  if (local === null) return [];
  return judgeChanges(told, local.quoted, local.pairs, claim, source);
}

/** The text that the sentence repeats most of; an alignment is only made where the words could reach the share. */
function nearest(
  told: readonly ClaimWord[],
  texts: readonly (readonly ClaimWord[])[],
): (Alignment & { readonly quoted: readonly ClaimWord[] }) | null {
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

function judgeChanges(
  told: readonly ClaimWord[],
  quoted: readonly ClaimWord[],
  pairs: readonly (readonly [number, number])[],
  claim: ReadText,
  source: ClaimSource,
): readonly ClaimCode[] {
  const units = new Map(
    source.quote.quantities.flatMap(({ at, unit }) => source.quote.words.slice(at, at + 1).map((word) => [word, unit] as const)),
  );
  const kept = new Set(pairs.map(([, at]) => at));
  const aligned = new Set(pairs.map(([at]) => at));
  const [from, to] = [pairs[0]?.[1] ?? 0, pairs.at(-1)?.[1] ?? 0];
  const isCopy = copies(told, quoted, claim, source.quote);
  const place: Place = { isCopy, told, quoted, kept, aligned, units, compares: quoted.some(({ word }) => COMPARES.test(word)), source };
  const putIn = told.flatMap((word, at) => (aligned.has(at) ? [] : [judgePutIn(word, place)]));
  const leftOut = quoted.flatMap((_word, at) => (kept.has(at) || at < from - 3 || at > to ? [] : [judgeLeftOut(place, at)]));
  return [...putIn, ...leftOut].filter((code) => code !== null);
}

/** Share of all words, the small ones as well, that stand as in the quote. */
const COPIES_FROM = 0.75;

function copies(told: readonly ClaimWord[], quoted: readonly ClaimWord[], claim: ReadText, quote: ReadText): boolean {
  const sentenceOf = (words: readonly ClaimWord[], { words: all }: ReadText): readonly ClaimWord[] => {
    const numbers = new Set(words.map(({ sentence }) => sentence));
    return all.filter(({ sentence }) => numbers.has(sentence)).map((word) => ({ ...word, idea: '' }));
  };
  return alignWords(sentenceOf(told, claim), sentenceOf(quoted, quote)).share >= COPIES_FROM;
}

interface Place {
  readonly told: readonly ClaimWord[];
  readonly quoted: readonly ClaimWord[];
  readonly kept: ReadonlySet<number>;
  readonly aligned: ReadonlySet<number>;
  readonly units: ReadonlyMap<ClaimWord, string | null>;
  readonly compares: boolean;
  /** Also the small words are the quote's: a word more is an edit of it, not a way to say it. */
  readonly isCopy: boolean;
  readonly source: ClaimSource;
}

const CRITICAL: ReadonlySet<ClaimWord['kind']> = new Set(['number', 'symbol', 'variant', 'drug', 'disease', 'treatment', 'outcome']);
const OPENERS = /^(?:compared|relative)$/;
const COUNTED = /^(?:stage|grade|exon|phase|codon|type|class)$/;

function judgePutIn(word: ClaimWord, place: Place): ClaimCode | null {
  const { quoted, kept, aligned, compares, isCopy, source } = place;
  if (isNegationWord(word.word)) return isExchanged(word, quoted, kept) ? null : 'CLAIM.POLARITY';
  if (isStrongWord(word.word) && !quoted.some((one) => one.word === word.word)) return 'CLAIM.OVERSTATED';
  if (ALL.test(word.word)) return quoted.some((one, at) => ALL.test(one.word) && !kept.has(at)) ? null : 'CLAIM.OVERSTATED';
  if (COMPARES.test(word.word))
    return isFronted(place.told, quoted) || !quoted.some((one, at) => one.word === word.word && !kept.has(at)) ? null : 'CLAIM.COMPARISON';
  if (isHedge(word.word) || COMMON_IDEAS.has(word.idea)) return null;
  const isDirection = polarityEvents([word]).length > 0;
  const moved = quoted.some(({ idea }, at) => idea === word.idea && !kept.has(at));
  if (isDirection) return isRephrased(word, place) ? null : 'CLAIM.POLARITY';
  if (word.kind !== 'number' && place.told.some((one, at) => one.idea === word.idea && aligned.has(at))) return null;
  if (moved) return judgeMoved(word, place);
  if (
    CRITICAL.has(word.kind) &&
    quoted.some(({ kind, idea }, at) => kind === word.kind && (kept.has(at) || idea !== word.idea)) &&
    source.quoteIdeas.has(word.idea)
  )
    return word.kind === 'outcome' || word.kind === 'treatment' ? null : 'CLAIM.MISATTRIBUTED';
  if (impliedBy(word).some((idea) => source.ideas.has(idea))) return null;
  return isCopy ? 'CLAIM.NOT_GROUNDED' : null;
}

/** A word of direction in the place of one of the same direction that was left out. */
function isRephrased(word: ClaimWord, { told, quoted, kept, source }: Place): boolean {
  const [said] = polarityEvents([word]);
  const own = polarityEvents(told).find(({ at }) => told[at] === word);
  if (
    said?.axis === 'response' &&
    said.sign === 1 &&
    own?.sign === 1 &&
    !quoted.some(({ idea }) => idea === word.idea) &&
    source.quoteIdeas.has(word.idea)
  )
    return true;
  const leftOut = polarityEvents(quoted).filter(({ at }) => !kept.has(at));
  return leftOut.some(({ sign, axis }) => sign === (own?.sign ?? said?.sign) && (axis === said?.axis || axis !== 'amount'));
}

function judgeMoved(word: ClaimWord, { told, quoted, compares, units }: Place): ClaimCode | null {
  const fronted = isFronted(told, quoted);
  if (word.kind === 'number' && isOnlyOfUnit(word, quoted, units)) return null;
  if (word.kind === 'number')
    return headOf(told, word) !== '' && headOf(told, word) === headOf(quoted, word) ? null : 'CLAIM.MISATTRIBUTED';
  if (fronted) return null;
  if (CRITICAL.has(word.kind)) return 'CLAIM.MISATTRIBUTED';
  return compares ? 'CLAIM.COMPARISON' : null;
}

/** `Compared with B, A` for `A compared with B`; who stands where is then judged by `comparison`. */
const isFronted = (told: readonly ClaimWord[], quoted: readonly ClaimWord[]): boolean =>
  [told, quoted].some((words) => OPENERS.test(words[0]?.word ?? '')) &&
  told.findIndex(({ word }) => COMPARES.test(word)) !== quoted.findIndex(({ word }) => COMPARES.test(word));

/** A number that can't be taken for another: no second one of its unit stands in the sentence. */
function isOnlyOfUnit({ idea }: ClaimWord, quoted: readonly ClaimWord[], units: ReadonlyMap<ClaimWord, string | null>): boolean {
  const own = quoted.find((word) => word.idea === idea);
  const unit = own === undefined ? null : (units.get(own) ?? null);
  return unit !== null && quoted.filter((word) => units.get(word) === unit).length === 1;
}

/** What is counted by a number: `stage` of `stage II or III`. */
function headOf(words: readonly ClaimWord[], { idea }: ClaimWord): string {
  const at = words.findIndex((word) => word.idea === idea);
  const before = words[at - 1]?.kind === 'number' ? words[at - 2] : words[at - 1];
  return COUNTED.test(before?.word ?? '') ? (before?.word ?? '') : '';
}

/** One negation in the place of another: `without benefit`, `did not help`. The same word elsewhere was moved and denies something else. */
const isExchanged = ({ word }: ClaimWord, others: readonly ClaimWord[], kept: ReadonlySet<number>): boolean => {
  const spare = others.filter((other, at) => isNegationWord(other.word) && !kept.has(at));
  return spare.length > 0 && spare.every((other) => other.word !== word);
};

/** A negation or a hedge goes only with what it bears on. */
function judgeLeftOut({ told, quoted, kept, aligned }: Place, at: number): ClaimCode | null {
  const word = quoted[at];
  const stays = [at + 1, at + 2].some((next) => kept.has(next));
  if (!stays || word === undefined) return null;
  if (isNegationWord(word.word)) return isExchanged(word, told, aligned) ? null : 'CLAIM.POLARITY';
  return isHedge(word.word) && !told.some((one, place) => isHedge(one.word) && !aligned.has(place)) ? 'CLAIM.OVERSTATED' : null;
}
