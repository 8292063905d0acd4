import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { foldText } from './fold-text.ts';
import type { ClaimWord } from './words/claim-words.ts';

const NUMBER = String.raw`(\d*\.?\d+)`;
const UP = String.raw`more than|over|at least|greater than|higher than|longer than|above|beyond|exceed\w*|no less than|>=?|≥`;
const DOWN = String.raw`less than|fewer than|lower than|shorter than|under|below|at most|up to|no more than|no longer than|<=?|≤`;
const BOUND = new RegExp(String.raw`(?:(${UP})|(${DOWN}))\s*(?:a median of |a |the )?${NUMBER}`, 'gi');
const BOUND_BEHIND =
  /(?<![\d.])(\d+(?:\.\d+)?)(?:\s*[%\w/-]+){0,5}?\s*(?:\+|(?:or|and) (?:more|longer|higher|greater|above|older|up|over)|(or (?:less|fewer|lower|shorter|below)))/gi;
const HAS_BEHIND = /\+|\b(?:or|and) (?:more|longer|higher|greater|above|older|up|over|less|fewer|lower|shorter|below)/i;
const P_VALUE = /\bp\s*(?:value\s*)?(<=|>=|[<>=≤≥])\s*(0?\.\d+)/gi;
const HAZARD = /(?:\bhazard ratios?|\bHR)\b[^.;\d]{0,60}(\d+\.\d+)/gi;
const SPREAD =
  /\b(?:range[ds]?|ranging|ci|iqr|interval)\b[^.;)\d]{0,20}(?:\d+% )?(\d+(?:\.\d+)?)\s*(?:%|\w+)?\s*(?:-|to|,|and)\s*(\d+(?:\.\d+)?)/gi;
const SPREAD_WORDS =
  /\b(?:rang\w*|ci|iqr|interval|between|from|to|longest|shortest|max\w*|min\w*|least|most|highest|lowest|up|long|few|many)\b|\d-\d/i;
/** `grade 3 or 4`, `9 to 11 months`. */
const EITHER = /(?<![\d.])(\d+(?:\.\d+)?)\s*%?\s*(?:-|to|or|and)\s*(\d+(?:\.\d+)?)/gi;
const BY =
  /\b(?:improv|rais|increas|reduc|prolong|extend|lower|cut|shorten|decreas|lengthen|delay|add)\w*[^.;\d]{0,40}\bby (?:a |an |the )?(?:median of |mean of |about |almost |nearly )?(\d+(?:\.\d+)?)/gi;
const DIFFERENCE =
  /\b(?:by|improv\w*|increas\w*|reduc\w*|decreas\w*|differ\w*|gain\w*|longer|shorter|more|less|higher|lower|greater|fold)\b/i;
const RANGE = /(?<![\w.-]|\bfrom\s)(\d+(?:\.\d+)?)\s*(?:%\s*|months?\s+|weeks?\s+)?(?:-|to)\s*(\d+(?:\.\d+)?)(?![\w-])/gi;
const POINTS = /\bpoints?\b/i;
const NEAR = 30;

/**
 * Figures keep what they are, beside being the same number.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | more than 53 % | 53 % | NUMBER_UNSUPPORTED |
 * | p = 0.001 | p < 0.001 | NUMBER_UNSUPPORTED |
 * | hazard ratio 0.23 | hazard ratio 0.30 (0.23-0.41) | NUMBER_UNSUPPORTED |
 * | median of 30.5 months | 11.2 months (range 2.1 to 30.5) | NUMBER_UNSUPPORTED |
 * | 3 of 32 | 5 of 32, in 3 of these 5 | NUMBER_UNSUPPORTED |
 * | of 46 patients 87 | 46 of 87 | NUMBER_UNSUPPORTED |
 * | by 64 %, 64 points | a rate of 64 % | NUMBER_UNSUPPORTED |
 */
export function figureCodes(claim: ReadText, { quote }: ClaimSource): readonly ClaimCode[] {
  if (claim.quantities.length === 0 || quote.quantities.length === 0) return [];
  const [said, held] = [plainText(claim.text), plainText(quote.text)];
  const isWrong =
    isOtherBound(said, held) ||
    isOtherStatistic(said, held) ||
    isEndOfSpread(claim, said, held) ||
    isOtherShare(claim.words, quote.words) ||
    isMadeDifference(said, held) ||
    isOtherRange(said, held);
  return isWrong ? ['CLAIM.NUMBER_UNSUPPORTED'] : [];
}

const plainText = (text: string): string => foldText(text).replaceAll(/(\d),(?=\d{3}\b)/g, '$1');

/** A first look, for speed. */
const ANY_BOUND = /\b(?:than|over|least|most|above|below|beyond|under|exceed\w*|up|or|and)\b|[<>≥≤+]/i;

const boundsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(BOUND)].map(([, up, , value]) => `${up === undefined ? 'down' : 'up'} ${Number(value)}`),
  ...(HAS_BEHIND.test(text) ? [...text.matchAll(BOUND_BEHIND)] : []).map(
    ([, value, down]) => `${down === undefined ? 'up' : 'down'} ${Number(value)}`,
  ),
];

/** `over 24 months` is also a time in which something happened. */
const PERIOD = /\bover (?:the )?\d+ (?:days|weeks|months|years)\b/gi;
/** What goes on at a time lasts longer than it. */
const LASTS =
  /\b(?:not (?:yet |been )*reached|ongoing|still|continu\w*|remain\w*|without (?:relapse|progression|recurrence)|last follow)\b/i;

/** A bound on a number that the quote gives as it is. */
function isOtherBound(said: string, held: string): boolean {
  if (!ANY_BOUND.test(said)) return false;
  const told = boundsIn(said.replaceAll(P_VALUE, ' ').replaceAll(PERIOD, ' '));
  if (told.length === 0) return false;
  if (LASTS.test(held)) return false;
  const own = new Set(boundsIn(held));
  const ends = new Set([...held.matchAll(SPREAD), ...held.matchAll(EITHER)].flatMap(([, a, b]) => [Number(a), Number(b)]));
  const numbers = new Set(held.match(/\d*\.?\d+/g)?.map(Number));
  return told.some((bound) => !own.has(bound) && numbers.has(Number(bound.split(' ')[1])) && !ends.has(Number(bound.split(' ')[1])));
}

const valuesOf = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, ...parts]) => parts.map((part) => (/\d/.test(part) ? String(Number(part)) : part)).join(' '));

const isOtherStatistic = (said: string, held: string): boolean =>
  [P_VALUE, HAZARD].some((pattern) => {
    const told = valuesOf(pattern, said);
    const own = told.length === 0 ? [] : valuesOf(pattern, held);
    return own.length > 0 && told.some((value) => !own.includes(value));
  });

/** An end of a range told as the figure itself. */
function isEndOfSpread(claim: ReadText, said: string, held: string): boolean {
  if (!/rang|interval|\bci\b|iqr/i.test(held) || SPREAD_WORDS.test(said)) return false;
  const ends = new Set([...held.matchAll(SPREAD)].flatMap(([, a, b]) => [Number(a), Number(b)]));
  if (ends.size === 0) return false;
  const elsewhere = new Set(
    held
      .replaceAll(SPREAD, ' ')
      .match(/\d+(?:\.\d+)?/g)
      ?.map(Number),
  );
  return claim.quantities.some(({ value }) => ends.has(value) && !elsewhere.has(value));
}

const BEFORE = 5;
/** Points back to a group whose size stands elsewhere. */
const BACK = /^(?:them|whom|which|those)$/;
const DETERMINERS = /^(?:the|these|those|all|a|an|total|of|evaluable|treated)$/;

interface Share {
  readonly part: number;
  readonly whole: number;
}

/** `5 of 32`, `3 of these 5 patients`, `5 patients (16 %) of 32`: the number nearest before `of`, or each near it. */
export function sharesOf(words: readonly ClaimWord[], each: boolean): readonly Share[] {
  return words.flatMap(({ word, sentence }, of): readonly Share[] => {
    if (word !== 'of') return [];
    const whole = words.slice(of + 1).find((one) => !DETERMINERS.test(one.word));
    if (whole === undefined || whole.value === null || whole.sentence !== sentence) return [];
    const last = words.findLastIndex((one, at) => at < of && one.word === 'of');
    const start = Math.max(of - BEFORE, last < 0 ? 0 : last + 2);
    const before = words.slice(start, of).filter((one) => one.sentence === sentence && one.value !== null);
    const near = before.filter((one) => each || !/^(?:%|percent)$/.test(words[words.indexOf(one) + 1]?.word ?? ''));
    return (each ? near : near.slice(-1)).map(({ value }) => ({ part: value ?? 0, whole: whole.value ?? 0 }));
  });
}

function isOtherShare(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const told = sharesOf(claim, false);
  if (told.length === 0 && !claim.some(({ word }) => word === 'of' || word === 'among')) return false;
  const held = [...sharesOf(quote, true), ...openSharesOf(quote)];
  if (held.length === 0 || quote.some((one, at) => one.word === 'of' && BACK.test(quote[at + 1]?.word ?? ''))) return false;
  const isHeld = (one: Share): boolean => held.some(({ part, whole }) => part === one.part && whole === one.whole);
  const isKnown = (one: Share): boolean => held.some(({ part, whole }) => part === one.part || whole === one.whole || part === one.whole);
  return told.some((one) => one.part !== 1 && !isHeld(one) && isKnown(one)) || isTurned(claim, held);
}

/** `of 52 patients, 31 responded` and `31/52`: a number and each smaller one that its sentence counts against it. */
const openSharesOf = (words: readonly ClaimWord[]): readonly Share[] =>
  words.flatMap(({ value: whole, sentence }, at): readonly Share[] => {
    if (whole === null || isRate(words, at - 1)) return [];
    const before = words[at - 1]?.value ?? null;
    const opens = words.slice(Math.max(0, at - 3), at).some(({ word }) => word === 'of' || word === 'among');
    const parts = opens ? words.slice(at + 1).flatMap((one) => (one.sentence === sentence && one.value !== null ? [one.value] : [])) : [];
    return [...parts, ...(before === null ? [] : [before])].flatMap((part) => (part <= whole ? [{ part, whole }] : []));
  });

/** `a response rate of 43 %` counts nothing against anything. */
const isRate = (words: readonly ClaimWord[], of: number): boolean =>
  words[of]?.word === 'of' && /^(?:rate|@.*)$/.test(words[of - 1]?.word ?? '') && /^(?:%|percent)$/.test(words[of + 2]?.word ?? '');

/** `of 46 patients, 87`. */
function isTurned(claim: readonly ClaimWord[], held: readonly Share[]): boolean {
  return claim.some(({ word, sentence }, at) => {
    if (word !== 'of' && word !== 'among') return false;
    if (isRate(claim, at)) return false;
    const [whole, part] = claim.slice(at + 1).filter((one) => one.value !== null && one.sentence === sentence);
    const isShare = whole !== undefined && claim[claim.indexOf(whole) + 1]?.word === 'of';
    const isApart = !isShare && whole !== undefined && part !== undefined && claim.indexOf(part) - claim.indexOf(whole) > 1;
    return isApart && held.some((one) => one.part === whole.value && one.whole === part.value);
  });
}

/** `24 to 11` where the quote has both numbers, but not one after the other. */
function isOtherRange(said: string, held: string): boolean {
  const numbers = (held.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return [...said.matchAll(RANGE)].some(([, a, b]) => {
    const [from, to] = [Number(a), Number(b)];
    return numbers.includes(from) && numbers.includes(to) && !numbers.some((value, at) => value === from && numbers[at + 1] === to);
  });
}

/** A figure told as a difference, where the quote gives no difference near it. */
function isMadeDifference(said: string, held: string): boolean {
  const isMade = valuesOf(BY, said).some((value) => {
    const at = new RegExp(String.raw`(?<![\d.])${value.replace('.', String.raw`\.`)}(?![\d.]*\d)`).exec(held)?.index;
    return at !== undefined && !DIFFERENCE.test(held.slice(Math.max(0, at - NEAR), at + NEAR));
  });
  return isMade || (POINTS.test(said) && /\d\s*(?:%|percent\w*)?\s*points?\b/i.test(said) && !POINTS.test(held));
}
