import type { ClaimWord } from './words/claim-words.ts';

const REACH = 5;
const NEGATIONS = new Set(
  `not no never without neither nor cannot none nobody failed fails fail failing lack lacks lacked lacking absence absent unable didn't doesn't
  isn't wasn't don't won't hardly weder kein keine keinen keiner nicht ohne unlikely insufficient devoid non avoid avoided avoiding avoidance`.split(
    /\s+/,
  ),
);
/** A negation that says nothing of what follows: `not only`, `not known whether`. */
const HARMLESS_AFTER = new Set([
  'only',
  'just',
  'merely',
  'yet',
  'limited',
  'known',
  'clear',
  'certain',
  'fully',
  'restricted',
  'necessarily',
  'small',
  'hodgkin',
]);
/** These reach to the end of their clause: `no patient with the mutation responded`. */
const WIDE = /^(?:no|none|neither|nor|nobody|kein|keine|weder)$/;
/** These take what they stand before: `patients without the mutation responded` did respond. */
const NARROW = /^(?:without|ohne|lack|lacks|lacked|lacking|absence|absent|devoid|non)$/;
const QUALIFIES = /^(?:significant|clear|objective|clinical|meaningful|any|improved|further|durable|detectable|major|overall)/;
/** Said behind what is denied: `sensitivity was not confirmed`. */
const DENIED_BEHIND =
  /^(?:confirmed|reproduced|replicated|verified|validated|demonstrable|identified|observed|seen|found|established|shown|supported|achieved|reached|detected|demonstrated|noted|apparent|evident|obtained|present)$/;

export const isNegationWord = (word: string): boolean => NEGATIONS.has(word);

export const isNegation = (words: readonly ClaimWord[], at: number): boolean =>
  isNegationWord(words[at]?.word ?? '') && !HARMLESS_AFTER.has(words[at + 1]?.word ?? '');

/**
 * Is a word denied in its clause? Each negation that reaches it turns it round.
 *
 * | negation | reaches |
 * |---|---|
 * | no, none, neither | the rest of its clause; `with no` only the next thing |
 * | not, failed to, never | the next five telling words of its clause |
 * | without, lack of, absence of | the next thing |
 * | was not seen, was absent | what stands before it in its clause |
 */
export function isNegated(words: readonly ClaimWord[], at: number): boolean {
  const here = words[at];
  if (here === undefined) return false;
  const found: string[] = [];
  for (let before = at - 1; before >= 0 && words[before]?.clause === here.clause; before -= 1)
    if (isNegation(words, before) && reaches(words, before, at)) found.push(words[before]?.word ?? '');
  // `neither A nor B` and `not A nor B` deny once.
  const denials = found.filter((word) => word !== 'nor' || found.length === 1);
  return (denials.length + Number(deniedBehind(words, at))) % 2 === 1;
}

function reaches(words: readonly ClaimWord[], from: number, to: number): boolean {
  const word = words[from]?.word ?? '';
  const between = words.slice(from + 1, to).filter(({ idea }) => idea !== '');
  const isNarrow = NARROW.test(word) || (word === 'no' && (words[from - 1]?.word === 'with' || lacksName(words, from)));
  if (isNarrow) return between.every((one) => QUALIFIES.test(one.word));
  return WIDE.test(word) || between.length < REACH;
}

/** `patients with A but no B had` deny B alone: who had, fared or lived are the patients, never a gene. */
function lacksName(words: readonly ClaimWord[], from: number): boolean {
  if (!/^(?:but|and)$/.test(words[from - 1]?.word ?? '')) return false;
  const end = words.findIndex(
    ({ kind }, at) => at > from && kind !== 'symbol' && kind !== 'variant' && !OF_NAME.test(words[at]?.word ?? ''),
  );
  return end > from + 1 && PERSONAL.test(words[end]?.word ?? '');
}
const OF_NAME = /^(?:internal|tandem|duplication)$/;
const PERSONAL = /^(?:had|have|has|fared|lived|survived)$/;

function deniedBehind(words: readonly ClaimWord[], at: number): boolean {
  const behind = words.slice(at + 1).filter(({ clause }) => clause === words[at]?.clause);
  const place = behind.findIndex(
    ({ word }, index) =>
      (word === 'not' || word === 'nicht') &&
      DENIED_BEHIND.test(behind.slice(index + 1).find(({ word: next }) => !/^(?:be|been)$/.test(next))?.word ?? ''),
  );
  if (place >= 0) return true;
  return (
    /^(?:absent|lacking|nicht)$/.test(behind[0]?.word ?? '') ||
    (/^(?:was|is|were|are)$/.test(behind[0]?.word ?? '') && /^(?:absent|lacking)$/.test(behind[1]?.word ?? ''))
  );
}
