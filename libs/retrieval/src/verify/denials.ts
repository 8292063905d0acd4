import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { COMMON_IDEAS } from './grounding.ts';
import { isNegated, isNegation } from './negation.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Words that deny without a negation: `independent of` is `did not depend on`. */
const DENIES_ITSELF =
  /^(?:mutually|independent|irrespective|regardless|contraindicat|untenable|ineffect|inactiv|unaffect|exclud|uncontrol|unmutat|unable|refractor|resist|insensitiv|unrespons|lost|loses|abolish|abrogat|negativ|wild|unchanged|similar|comparable|equal|confined|restricted|unclear|unknown|uncertain|open|unresolved|against|declin|refus|stop|discontinu|intact|retain|rare|few|insufficient|immature|before|until|need|requir|only|instead|rather|lower|poor|worse|short|less|attenuat|weak|fail)/;

/** A rewording keeps the number of its denials odd or even, as far as it goes along with the quote and no other word of either denies by itself. */
export function deniesOtherwise(
  told: readonly ClaimWord[],
  quoted: readonly ClaimWord[],
  pairs: readonly (readonly [number, number])[],
): boolean {
  const [from, to] = [(pairs[0]?.[1] ?? 0) - 2, pairs.at(-1)?.[1] ?? 0];
  const along = quoted.slice(Math.max(from, 0), to + 1);
  const aligned = new Set(pairs.flatMap(([a, b]) => [told[a], quoted[b]]));
  const denials = (words: readonly ClaimWord[]): number => words.filter(({ word }, at) => isNegation(words, at) && word !== 'nor').length;
  if (told.some(({ value }) => value === 0)) return false;
  const isOdd = (denials(told) - denials(along)) % 2 !== 0;
  return isOdd && ![...told, ...along].some((word) => !aligned.has(word) && DENIES_ITSELF.test(word.word));
}

/** How many telling words behind a negation it is taken to bear on. */
const BEARS_ON = 2;

/**
 * A claim denies only where its source denies, and what the source denies it does not assert. Denials on both sides are left to `direction` and
 * `unlike-words`.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | denies what the quote says | neither denies nor has a word that denies by itself | POLARITY |
 * | names what the quote denies, without any denial | denies it | POLARITY |
 * | not recommended, advised against | recommends it | POLARITY |
 * | denies | resistant, rare, independent of | none |
 * | says something else of the quote | denies a thing that the claim leaves out | none |
 */
export function denialCodes(claim: ReadText, { quote, quoteIdeas, record }: ClaimSource): readonly ClaimCode[] {
  if (quote.words.length === 0) return [];
  if (deniesVerdict(claim.words, quote.words)) return ['CLAIM.POLARITY'];
  const held = isDenying(quote.words);
  const denies = claim.words.some(({ value }, at) => value === 0 || isNegation(claim.words, at));
  if (denies) {
    const asserted = claim.words.some(
      (word, at) => isNegation(claim.words, at) && quoteIdeas.has(nextTelling(claim.words, at, word.clause)),
    );
    return held || !asserted || record?.fields['direction'] === 'does not support' ? [] : ['CLAIM.POLARITY'];
  }
  const told = new Set(claim.words.map(({ idea }) => idea));
  return deniedIn(quote.words).some((ideas) => ideas.length > 0 && ideas.every((idea) => told.has(idea))) && !isDenyingItself(claim.words)
    ? ['CLAIM.POLARITY']
    : [];
}

/** Words that give a standing; who denies one must find it denied. */
const VERDICT = /^(?:recommend|approv|indicated|advis|licen|authori|need|requir)/;

/** `not indicated`, `advises against` where the quote says so only without a negation, or denies it of something else. */
function deniesVerdict(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const denies = claim.flatMap(({ word }, at) =>
    VERDICT.test(word) && (isNegated(claim, at) || claim[at + 1]?.word === 'against') ? [VERDICT.exec(word)?.[0] ?? ''] : [],
  );
  return denies.some((verdict) => {
    const family = /^(?:recommend|advis)$/.test(verdict) ? /^(?:recommend|advis)/ : new RegExp(`^${verdict}`);
    const places = quote.flatMap(({ word }, at) => (family.test(word) ? [at] : []));
    const [denied, asserted] = [
      places.filter((at) => isNegated(quote, at) || quote[at + 1]?.word === 'against'),
      places.filter((at) => !isNegated(quote, at)),
    ];
    if (asserted.length === 0) return false;
    const own = (of: readonly number[], others: readonly number[]): number => shared(claim, around(quote, of), around(quote, others));
    return denied.length === 0
      ? !quote.some(({ word }) => /^(?:against|avoid)/.test(word))
      : own(asserted, denied) > 0 && own(denied, asserted) === 0;
  });
}

const around = (words: readonly ClaimWord[], places: readonly number[]): ReadonlySet<string> =>
  new Set(places.flatMap((at) => words.filter((one) => one.sentence === words[at]?.sentence && one.idea !== '').map(({ idea }) => idea)));
const shared = (claim: readonly ClaimWord[], here: ReadonlySet<string>, there: ReadonlySet<string>): number =>
  claim.filter(({ idea }) => here.has(idea) && !there.has(idea)).length;

const nextTelling = (words: readonly ClaimWord[], at: number, clause: number): string =>
  words.slice(at + 1).find((one) => one.clause === clause && one.idea !== '')?.idea ?? '';

export const isDenyingItself = (words: readonly ClaimWord[]): boolean => words.some(({ word }) => DENIES_ITSELF.test(word));
export const isDenying = (words: readonly ClaimWord[]): boolean =>
  words.some(({ value }, at) => value === 0 || isNegation(words, at)) || isDenyingItself(words);

/** What each negation of a text bears on: the telling words behind it in its clause. */
const deniedIn = (words: readonly ClaimWord[]): readonly (readonly string[])[] =>
  words.flatMap((word, at) =>
    isNegation(words, at)
      ? [words.slice(at + 1).filter((one) => one.clause === word.clause && one.idea !== '' && !COMMON_IDEAS.has(one.idea)).slice(0, BEARS_ON).map(({ idea }) => idea)]
      : [],
  ); // prettier-ignore
