import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { signsOf } from './signs.ts';
import type { ClaimWord } from './words/claim-words.ts';

const COMPARATOR = /^(?:than|versus|vs|compared|relative|over|gegenuber|als)$/;
const OPENERS = new Set(['compared', 'relative']);

interface Sides {
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
}

/**
 * Who is compared with whom stays (`A than B` is not `B than A`).
 *
 * | claim | quote | code |
 * |---|---|---|
 * | A longer than B | A longer than B | none |
 * | B longer than A | A longer than B | COMPARISON |
 * | B shorter than A | A longer than B | none |
 * | compared with B, A longer | A longer than B | none |
 */
export function comparisonCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  return isComparedTheOtherWay(claim, source) && !isTurned(claim.words, source.quote.words) ? ['CLAIM.COMPARISON'] : [];
}

/** The claim's first is the quote's second, and the other way round. */
export function isComparedTheOtherWay(claim: ReadText, source: ClaimSource): boolean {
  const said = sidesOf(claim.words);
  const held = sidesOf(source.quote.words);
  if (said === null || held === null) return false;
  const [there, back] = [shared(said.first, held.second, held.first), shared(said.second, held.first, held.second)];
  return there > 0 && back > 0 && there + back > shared(said.second, held.second, held.first);
}

/** Words of one side that stand on this side of the quote and not on its other. */
const shared = (side: ReadonlySet<string>, here: ReadonlySet<string>, there: ReadonlySet<string>): number =>
  [...side].filter((idea) => here.has(idea) && !there.has(idea)).length;

function sidesOf(words: readonly ClaimWord[]): Sides | null {
  const at = words.findIndex(({ word }) => COMPARATOR.test(word));
  const comparator = words[at];
  if (comparator === undefined) return null;
  const inSentence = words
    .map((word, place) => ({ word, place }))
    .filter(({ word }) => word.sentence === comparator.sentence && word.idea !== '' && word.kind !== 'number');
  const opens = OPENERS.has(comparator.word) && !inSentence.some(({ place }) => place < at);
  const after = inSentence.filter(({ word, place }) => place > at && (!opens || word.clause === comparator.clause));
  const before = opens
    ? inSentence.filter(({ word }) => word.clause > comparator.clause)
    : inSentence.filter(({ place, word }) => place < at && word.clause >= comparator.clause - 1);
  const isUnnamed = !before.some(({ word }) => word.kind === 'drug' || word.kind === 'treatment') && after[0]?.word.kind === 'drug';
  if (isUnnamed && !opens) before.push(...words.slice(0, at).flatMap((word, place) => (word.kind === 'drug' ? [{ word, place }] : [])));
  return { first: ideasOf(before), second: ideasOf(after) };
}

const ideasOf = (words: readonly { readonly word: ClaimWord }[]): ReadonlySet<string> => new Set(words.map(({ word }) => word.idea));

/** What one text calls more, the other calls less. */
export function isTurned(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const [said, held] = [signsOf(claim), signsOf(quote)];
  return (['outcome', 'amount', 'response'] as const).some((axis) =>
    [...(said.get(axis) ?? [])].some((sign) => (held.get(axis)?.has(-sign) ?? false) && !(held.get(axis)?.has(sign) ?? false)),
  );
}
