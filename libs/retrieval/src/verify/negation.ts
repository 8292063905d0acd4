import type { ClaimWord } from './words/claim-words.ts';

const REACH = 5;
const NEGATIONS = new Set(
  `not no never without neither nor cannot none nobody failed fails fail failing failure lack lacks lacked lacking absence absent unable didn't doesn't
  isn't wasn't don't won't hardly weder kein keine keinen keiner nicht ohne unlikely insufficient devoid non`.split(/\s+/),
);
/** A negation that says nothing of what follows: `not only`. */
const HARMLESS_AFTER = new Set(['only', 'just', 'merely', 'yet', 'limited']);

export const isNegation = (words: readonly ClaimWord[], at: number): boolean =>
  NEGATIONS.has(words[at]?.word ?? '') && !HARMLESS_AFTER.has(words[at + 1]?.word ?? '');

/** Negations before (and, after a copula, just behind) a word in its clause; each turns it round. `no`, `none` and `neither` reach the whole clause. */
export function isNegated(words: readonly ClaimWord[], at: number): boolean {
  const here = words[at];
  if (here === undefined) return false;
  let turns = 0;
  for (let before = at - 1; before >= 0 && words[before]?.clause === here.clause; before -= 1) {
    const wide = /^(?:no|none|neither|nor|nobody|kein|keine|weder|without)$/.test(words[before]?.word ?? '');
    if (isNegation(words, before) && (wide || contentBetween(words, before, at) < REACH)) turns += 1;
  }
  if (/^(?:absent|lacking|nicht)$/.test(words[at + 1]?.word ?? words[at + 2]?.word ?? '')) turns += 1;
  return turns % 2 === 1;
}

const contentBetween = (words: readonly ClaimWord[], from: number, to: number): number =>
  words.slice(from + 1, to).filter(({ idea }) => idea !== '').length;
