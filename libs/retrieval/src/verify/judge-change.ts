import { isHedge, isStrongWord } from './certainty.ts';
import type { ClaimCode } from './claim-codes.ts';
import { impliedBy } from './claim-source.ts';
import type { ClaimSource } from './claim-source.ts';
import { COMMON_IDEAS } from './grounding.ts';
import { isNegationWord } from './negation.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** A sentence of the claim beside the sentence of the quote that it copies. */
export interface Copy {
  readonly told: readonly ClaimWord[];
  readonly quoted: readonly ClaimWord[];
  /** Places of `quoted` and of `told` that stand in both. */
  readonly kept: ReadonlySet<number>;
  readonly aligned: ReadonlySet<number>;
  readonly units: ReadonlyMap<ClaimWord, string | null>;
  readonly source: ClaimSource;
}

const COMPARES = /^(?:than|versus|vs|compared|relative|over|whereas|against|while)$/;
const ALL = /^(?:all|every|each|both|none)$/;
export const isTelling = ({ idea, word }: ClaimWord): boolean =>
  idea !== '' || ALL.test(word) || isNegationWord(word) || isHedge(word) || isStrongWord(word) || COMPARES.test(word);

const CRITICAL: ReadonlySet<ClaimWord['kind']> = new Set(['number', 'symbol', 'variant', 'drug', 'disease', 'treatment', 'outcome']);
const CHANGED = /^(?:mutant|mutated|mutations?)$/;
const OTHER_STATE = /^(?:negative$|wild|ampli|fusion|rearrang|methylat|delet|overexpress)/;
const OPENERS = /^(?:compared|relative)$/;
const COUNTED = /^(?:stage|grade|exon|phase|codon|type|class)$/;

/** A word that the copy has and its original has not, or not there. */
export function judgePutIn(word: ClaimWord, copy: Copy): ClaimCode | null {
  if (isNegationWord(word.word)) return isExchanged(word, copy.quoted, copy.kept) ? null : 'CLAIM.POLARITY';
  if (isStrongWord(word.word) && !copy.quoted.some((one) => one.word === word.word)) return 'CLAIM.OVERSTATED';
  if (ALL.test(word.word)) return spare(copy, (one) => ALL.test(one.word)) ? null : 'CLAIM.OVERSTATED';
  if (COMPARES.test(word.word)) return !isFronted(copy) && spare(copy, (one) => one.word === word.word) ? 'CLAIM.COMPARISON' : null;
  if (CHANGED.test(word.word) && spare(copy, (one) => OTHER_STATE.test(one.word))) return 'CLAIM.VARIANT_UNSUPPORTED';
  if (isHedge(word.word) || COMMON_IDEAS.has(word.idea)) return null;
  if (polarityEvents([word]).length > 0 && !isAdverseEvent(word, copy)) return isRephrased(word, copy) ? null : 'CLAIM.POLARITY';
  if (spare(copy, ({ idea }) => idea === word.idea)) return judgeMoved(word, copy);
  return CRITICAL.has(word.kind)
    ? judgeName(word, copy)
    : impliedBy(word).some((idea) => copy.source.ideas.has(idea))
      ? null
      : 'CLAIM.NOT_GROUNDED';
}

const isAdverseEvent = (word: ClaimWord, { told }: Copy): boolean =>
  word.word === 'adverse' && /^(?:event|effect|reaction)/.test(told[told.indexOf(word) + 1]?.word ?? '');

/** Whether the original has such a word that the copy does not use. */
const spare = ({ quoted, kept }: Copy, fits: (word: ClaimWord) => boolean): boolean =>
  quoted.some((word, at) => !kept.has(at) && fits(word));

/** A name or number that this sentence of the quote does not have to spare: said again, taken from elsewhere, or put in the place of another. */
function judgeName(word: ClaimWord, copy: Copy): ClaimCode | null {
  const { told, quoted, kept, aligned, source } = copy;
  if (word.value === 0 && spare(copy, (one) => /^(?:no|none)$/.test(one.word))) return null;
  if (!impliedBy(word).some((idea) => source.ideas.has(idea))) return 'CLAIM.NOT_GROUNDED';
  const replaces = spare(copy, (one) => one.kind === word.kind && !told.some(({ idea }) => idea === one.idea));
  if (replaces) return 'CLAIM.MISATTRIBUTED';
  const isAgain = word.kind !== 'number' && told.some((one, at) => one.idea === word.idea && aligned.has(at));
  const isSecond = quoted.some(({ kind }, at) => kind === word.kind && kept.has(at)) && source.quoteIdeas.has(word.idea);
  return isSecond && !isAgain && word.kind !== 'outcome' && word.kind !== 'treatment' ? 'CLAIM.MISATTRIBUTED' : null;
}

/** A word of direction in the place of one of the same direction that was left out, or the plain word for a measure of it. */
function isRephrased(word: ClaimWord, { told, quoted, kept }: Copy): boolean {
  const [said] = polarityEvents([word]);
  const own = polarityEvents(told).find(({ at }) => told[at] === word);
  const isMeasured = quoted.some((one) => one.kind === 'outcome' && impliedBy(one).includes(word.idea));
  if (said?.axis === 'response' && said.sign === 1 && own?.sign === 1 && isMeasured) return true;
  const leftOut = polarityEvents(quoted).filter(({ at }) => !kept.has(at));
  return leftOut.some(({ sign, axis }) => sign === (own?.sign ?? said?.sign) && (axis === said?.axis || axis !== 'amount'));
}

function judgeMoved(word: ClaimWord, copy: Copy): ClaimCode | null {
  if (isOnlyAgency(word, copy)) return null;
  if (word.kind === 'number') return isOnlyOfUnit(word, copy) || movedWhole(word, copy) ? null : 'CLAIM.MISATTRIBUTED';
  if (isFronted(copy)) return null;
  if (CRITICAL.has(word.kind)) return isOnlyTreatment(word, copy) ? null : 'CLAIM.MISATTRIBUTED';
  return copy.quoted.some((one) => COMPARES.test(one.word)) ? 'CLAIM.COMPARISON' : null;
}

const AGENCY = /^(?:fda|ema|pmda|mhra|swissmedic)$/;
const isOnlyAgency = ({ word }: ClaimWord, { quoted }: Copy): boolean =>
  AGENCY.test(word) && quoted.filter((one) => AGENCY.test(one.word)).length === 1;

/** The one drug of a text can't be taken for another; which side of a contrast it goes with is judged by `contrasts`. */
const isOnlyTreatment = (word: ClaimWord, { told, aligned, source }: Copy): boolean =>
  word.kind === 'drug' &&
  !told.some(({ kind, idea }, at) => !aligned.has(at) && idea !== word.idea && CRITICAL.has(kind)) &&
  [told, source.quote.words].every((words) =>
    words.every(({ kind, idea }) => (kind !== 'drug' && kind !== 'treatment') || idea === word.idea),
  );

/** `Compared with B, A` for `A compared with B`; who stands where is then judged by `comparison`. */
const isFronted = ({ told, quoted }: Copy): boolean =>
  [told, quoted].some((words) => OPENERS.test(words[0]?.word ?? '')) &&
  told.findIndex(({ word }) => COMPARES.test(word)) !== quoted.findIndex(({ word }) => COMPARES.test(word));

/** A number that can't be taken for another: on both sides it has one unit, and no second one of that unit stands in the sentence. */
function isOnlyOfUnit(word: ClaimWord, { quoted, units }: Copy): boolean {
  const unit = units.get(word) ?? null;
  const own = quoted.find(({ idea }) => idea === word.idea);
  return unit !== null && own !== undefined && units.get(own) === unit && quoted.filter((other) => units.get(other) === unit).length === 1;
}

/** `stage II or III` moved as a whole: the numbers under one heading, in their order. */
function movedWhole(word: ClaimWord, { told, quoted }: Copy): boolean {
  const head = headOf(told, word);
  const under = (words: readonly ClaimWord[]): string =>
    words.filter((one) => one.kind === 'number' && headOf(words, one) === head).map(({ idea }) => idea).join(' '); // prettier-ignore
  return head !== '' && under(told) === under(quoted);
}

function headOf(words: readonly ClaimWord[], { idea }: ClaimWord): string {
  const at = words.findIndex((word) => word.idea === idea);
  const before = words[at - 1]?.kind === 'number' ? words[at - 2] : words[at - 1];
  return COUNTED.test(before?.word ?? '') ? (before?.word ?? '') : '';
}

/** One negation in the place of another: `without benefit`, `did not help`. The same word elsewhere was moved and denies something else. */
function isExchanged({ word }: ClaimWord, others: readonly ClaimWord[], kept: ReadonlySet<number>): boolean {
  const unused = others.filter((other, at) => isNegationWord(other.word) && !kept.has(at));
  return unused.length > 0 && unused.every((other) => other.word !== word);
}

/** A word that the copy leaves out: a negation or a hedge goes only with what it bears on. */
export function judgeLeftOut({ told, quoted, kept, aligned }: Copy, at: number): ClaimCode | null {
  const word = quoted[at];
  const stays = [at + 1, at + 2].some((next) => kept.has(next));
  if (!stays || word === undefined) return null;
  if (isNegationWord(word.word)) return isExchanged(word, told, aligned) || told.some(({ value }) => value === 0) ? null : 'CLAIM.POLARITY';
  return isHedge(word.word) && !told.some((one, place) => isHedge(one.word) && !aligned.has(place)) ? 'CLAIM.OVERSTATED' : null;
}
