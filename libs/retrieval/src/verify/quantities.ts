import type { ClaimWord } from './words/claim-words.ts';

/** A number with what it measures, as far as the words beside it tell. */
export interface Quantity {
  readonly value: number;
  /** Null where the words beside it do not tell. */
  readonly unit: string | null;
  /** Place among the words. */
  readonly at: number;
  /** Spelled as a word. */
  readonly spelled: boolean;
}

const UNITS: Readonly<Record<string, string>> = {
  '%': '%', percent: '%', pct: '%', percentage: '%', month: 'month', months: 'month', mo: 'month', mos: 'month', year: 'year', years: 'year', week: 'week', weeks: 'week', day: 'day', days: 'day',
  mg: 'mg', g: 'g', kg: 'kg', ml: 'ml', gy: 'gy', nm: 'nM', um: 'uM', mm: 'mM', mb: 'Mb', bp: 'bp', kb: 'kb', fold: 'fold', cm: 'cm', star: 'star', stars: 'star',
  patient: 'count', patients: 'count', cases: 'count', case: 'count', individuals: 'count', carriers: 'count', subjects: 'count', men: 'count', women: 'count', children: 'count',
  tumors: 'count', tumours: 'count', samples: 'count', specimens: 'count', families: 'count', probands: 'count', mice: 'count', responders: 'count',
}; // prettier-ignore
const HEADS = new Set([
  'exon',
  'exons',
  'codon',
  'codons',
  'grade',
  'grades',
  'stage',
  'stages',
  'phase',
  'level',
  'rating',
  'pmid',
  'tier',
  'chromosome',
  'cycle',
  'intron',
  'class',
  'type',
  'p',
  '@hr',
]);
const MONTHS = 12;

/** Years are told in months, so that `one year` is `12 months`. */
export function quantitiesIn(words: readonly ClaimWord[]): readonly Quantity[] {
  return words.flatMap(({ value, raw }, at): readonly Quantity[] => {
    if (value === null) return [];
    const spelled = !/^[\d.,]+$/.test(raw);
    const head = words[at - 1]?.clause === words[at]?.clause ? (words[at - 1]?.word ?? '') : '';
    const unit = HEADS.has(head) ? head.replace(/s$/, '') : (UNITS[words[at + 1]?.word ?? ''] ?? null);
    if (isAge(words, at)) return [{ value, unit: 'age', at, spelled }];
    if (unit === 'year' && value < 100) return [{ value: value * MONTHS, unit: 'month', at, spelled }];
    return [{ value, unit, at, spelled }];
  });
}

/** `57-year-old`, `57 years of age`, `aged 57`. */
const isAge = (words: readonly ClaimWord[], at: number): boolean => {
  const [next, after, last] = [1, 2, 3].map((ahead) => words[at + ahead]?.word ?? '');
  return (
    /^aged?$/.test(words[at - 1]?.word ?? '') || (/^years?$/.test(next ?? '') && (after === 'old' || (after === 'of' && last === 'age')))
  );
};

const isSame = (a: Quantity, b: Quantity): boolean => a.value === b.value && (a.unit === null || b.unit === null || a.unit === b.unit);

/** `20 of 12` counts more than there are. */
function isOverWhole({ words }: NumberSource, { at, value, unit }: Quantity): boolean {
  const of =
    words[at + 1]?.word === 'of' || words[at + 1]?.word === 'out'
      ? words.slice(at + 2, at + 5).find((word) => word.value !== null)
      : undefined;
  return unit === null && of !== undefined && of.value !== null && of.value < value && Number.isInteger(of.value);
}

/** `all seven` is 7 of 7 and 100 %; `none of 17` is 0 of 17. */
const isWhole = ({ value, unit }: Quantity, all: boolean | undefined, none: boolean | undefined, free: readonly Quantity[]): boolean =>
  (all === true &&
    ((value === 100 && unit === '%') || (unit === null && free.some((known) => known.value === value && known.unit !== '%')))) ||
  (none === true && value === 0);

const FRACTIONS: Readonly<Record<string, number>> = { half: 1 / 2, third: 1 / 3, thirds: 2 / 3, quarter: 1 / 4, quarters: 3 / 4 };
const CLOSE = 0.03;

export interface NumberSource {
  readonly words: readonly ClaimWord[];
  readonly quantities: readonly Quantity[];
}

/**
 * Numbers of a claim that its source does not give, each as often as the claim says it.
 *
 * | claim | source | supported |
 * |---|---|---|
 * | 45 %, 45 percent | 45% | yes |
 * | three of eight, 3/8 | 3 of 8 | yes |
 * | 12 months | one year | yes |
 * | 6.6 years | 6.6 months | no |
 * | 14 of 14 | 3 of 14 | no |
 * | half, a third | 50 %, 33 % | yes |
 * | 20 of 12 | 12 of 20 | no |
 * | one | any | yes: it counts a person or nothing; a changed one in else equal words is refused by `unlike-words` |
 */
export function unsupportedNumbers(claim: NumberSource, sources: readonly NumberSource[]): readonly Quantity[] {
  const free = sources.flatMap(({ quantities }) => quantities);
  const shares = sharesIn(sources);
  const left = [...free];
  const [all, none] = [/^(?:all|every|each|both)$/, /^(?:no|none|neither|nobody)$/].map((pattern) =>
    sources.some(({ words }) => words.some(({ word }) => pattern.test(word))),
  );
  const hasPair = sources.some(({ words }) => words.some(({ word }) => /^(?:both|pair|either|neither)$/.test(word)));
  return claim.quantities.filter((quantity) => {
    if (quantity.spelled && (quantity.value === 1 || (quantity.value === 2 && hasPair))) return false;
    if (isFractionPart(claim.words, quantity.at, shares)) return false;
    if (isWhole(quantity, all, none, free)) return false;
    if (
      isOverWhole(claim, quantity) &&
      !sources.some((source) => source.quantities.some((known) => known.value === quantity.value && isOverWhole(source, known)))
    )
      return true;
    const found = left.findIndex((known) => isSame(quantity, known));
    if (found < 0) return true;
    left.splice(found, 1);
    return false;
  });
}

/** Words such as `half` that stand in the claim without a share like it in the source. */
export function unsupportedShares(claim: NumberSource, sources: readonly NumberSource[]): readonly string[] {
  const shares = sharesIn(sources);
  const said = new Set(sources.flatMap(({ words }) => words.map(({ word }) => word.replace(/s$/, ''))));
  return claim.words
    .filter(
      ({ word }, at) =>
        FRACTIONS[word] !== undefined &&
        !said.has(word.replace(/s$/, '')) &&
        !isNear(fractionAt(claim.words, at), shares) &&
        !isJustOver(claim.words, at, shares) &&
        !/^(?:line|generation|party)$/.test(claim.words[at + 1]?.word ?? ''),
    )
    .map(({ word }) => word);
}

/** `more than half` of 56 %, `almost half` of 46 %: within an eighth. */
function isJustOver(words: readonly ClaimWord[], at: number, shares: readonly number[]): boolean {
  const before = words.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  const share = fractionAt(words, at);
  const isOver = before.includes('over') || (before.includes('more') && before.includes('than'));
  const isUnder = /\b(?:almost|nearly|under)\b|less than/.test(before.join(' '));
  return shares.some(
    (known) => (isOver && known > share && known - share <= 1 / 8) || (isUnder && known < share && share - known <= 1 / 8),
  );
}

const fractionAt = (words: readonly ClaimWord[], at: number): number => FRACTIONS[words[at]?.word ?? ''] ?? 0;
const isNear = (share: number, shares: readonly number[]): boolean => shares.some((known) => Math.abs(known - share) <= CLOSE);

/** `two` of `two thirds`, `three` of `one in three`. */
function isFractionPart(words: readonly ClaimWord[], at: number, shares: readonly number[]): boolean {
  if (/^(?:thirds?|quarters?|half|halves)$/.test(words[at + 1]?.word ?? ''))
    return isNear(fractionAt(words, at + 1), shares) || shares.includes(fractionAt(words, at + 1));
  return words[at - 2]?.word === 'one' && words[at - 1]?.word === 'in' && isNear(1 / (words[at]?.value ?? 1), shares);
}

/** Shares that a source gives: percent, a of b, a/b, and its fraction words. */
function sharesIn(sources: readonly NumberSource[]): readonly number[] {
  return sources.flatMap(({ words, quantities }) => [
    ...quantities.filter(({ unit }) => unit === '%').map(({ value }) => value / 100),
    ...words.flatMap(({ word }) => FRACTIONS[word] ?? []),
    ...quantities.flatMap(({ at, value }) => {
      const next = words[at + 1]?.word === 'of' ? (words[at + 2]?.value ?? words[at + 3]?.value) : words[at + 1]?.value;
      return next !== null && next !== undefined && next > value ? [value / next] : [];
    }),
  ]);
}
