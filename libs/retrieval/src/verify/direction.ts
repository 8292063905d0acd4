import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isComparedTheOtherWay, isTurned } from './comparison.ts';
import { isNegationWord } from './negation.ts';
import type { PolarityEvent } from './polarity-events.ts';
import { NO_SIGNS, signsOf } from './signs.ts';
import type { Signs } from './signs.ts';

const AXES = ['response', 'outcome', 'amount', 'relation', 'difference'] as const;

/**
 * Claim and source say the same way (LLM-06).
 *
 * | claim says | quote says | verdict |
 * |---|---|---|
 * | sensitive | resistant, or not sensitive | POLARITY |
 * | did not respond | resistant | agrees |
 * | better outcome | shorter survival alone | POLARITY |
 * | reduced risk of death | longer survival | agrees |
 * | associated | not associated | POLARITY |
 * | either | both | agrees: which goes with what is judged by `misattributed` |
 * | B shorter than A | A longer than B | agrees: who is compared with whom is judged by `comparison` |
 * | nothing on this axis | anything | agrees |
 * | either | nothing on this axis, and the record's direction is the other one | POLARITY |
 */
export function directionCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  if (misreadsRecord(claim, source)) return ['CLAIM.POLARITY'];
  const said = signsOf(claim.words);
  const held = signsOf(source.quote.words);
  const record = signsOfRecord(source);
  const turns =
    TURNS.test(source.quote.text) || (LEAVES_ALONE.test(source.quote.text) && claim.words.some(({ word }) => isNegationWord(word)));
  const isOtherWay = isComparedTheOtherWay(claim, source) && isTurned(claim.words, source.quote.words);
  // `no association with response` and `response was not related` both leave open which way the response went.
  const isOneSentence = source.quote.words.at(-1)?.sentence === source.quote.words[0]?.sentence;
  const deniesRelation = [said, held].every((signs) => isOnly(signs.get('relation'), -1) && isOneSentence);
  const wrong = AXES.some((axis) => {
    if (isOtherWay && (axis === 'outcome' || axis === 'amount')) return false;
    if (deniesRelation && (axis === 'outcome' || axis === 'response')) return false;
    const quoteSigns = signsFor(held, axis, turns, source.quote.quantities.length);
    const recordSigns = record.get(axis) ?? NO_SIGNS;
    return [...(said.get(axis) ?? NO_SIGNS)].some(
      (sign) => !quoteSigns.has(sign) && !recordSigns.has(sign) && (quoteSigns.size > 0 || recordSigns.size > 0),
    );
  });
  return wrong ? ['CLAIM.POLARITY'] : [];
}

const isOnly = (signs: ReadonlySet<number> | undefined, sign: number): boolean => signs?.size === 1 && signs.has(sign);

/** A quote that tells one thing and its opposite by these words. */
const TURNS = /\b(?:but not|and not|except|unlike)\b/i;
/** The same for a claim that denies. */
const LEAVES_ALONE = /\b(?:independent of|regardless|irrespective)\b/i;

const BASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:resist|refractor)/, 'resistance'],
  [/^(?:sensit|respons)/, 'sensitivity'],
  [/^(?:better|favou?rabl)/, 'better'],
  [/^(?:poor|worse|unfavou?rabl)/, 'poor'],
];

/**
 * A claim that says what a record supports says it of the record.
 *
 * | claim | record | verdict |
 * |---|---|---|
 * | supports resistance | Supports Resistance | agrees |
 * | does not support resistance | Supports Resistance | POLARITY |
 * | supports sensitivity | Does Not Support Resistance | POLARITY |
 */
function misreadsRecord(claim: ReadText, { record, quote }: ClaimSource): boolean {
  const at = claim.words.findIndex(({ word }) => /^support/.test(word));
  const { direction, significance } = record?.fields ?? {};
  if (at < 0 || direction === undefined || quote.words.some(({ word }) => /^support/.test(word))) return false;
  const denies = claim.words.slice(Math.max(0, at - 3), at).some(({ word }) => isNegationWord(word));
  const said = claim.words.slice(at).flatMap(({ word }) => BASES.find(([begins]) => begins.test(word))?.[1] ?? []);
  const isOther = BASES.some(([, base]) => base === significance) && said.length > 0 && !said.includes(significance ?? '');
  return denies !== (direction === 'does not support') || isOther;
}

/** Response and outcome speak of the same good where only one of them is told. */
function signsFor(held: Signs, axis: (typeof AXES)[number], turns: boolean, numbers: number): ReadonlySet<number> {
  const own = held.get(axis) ?? NO_SIGNS;
  if (own.size > 0 && turns) return new Set([1, -1]);
  if (axis === 'relation' || axis === 'difference' || axis === 'amount') return own;
  if (axis === 'outcome' && (own.size > 0 || numbers > 1)) return own;
  const other = held.get(axis === 'response' ? 'outcome' : 'response') ?? NO_SIGNS;
  return new Set([...own, ...other]);
}

const RECORD_SIGNS: Readonly<Record<string, readonly [PolarityEvent['axis'], 1 | -1]>> = {
  sensitivity: ['response', 1],
  resistance: ['response', -1],
  better: ['outcome', 1],
  poor: ['outcome', -1],
};

function signsOfRecord({ record }: ClaimSource): Signs {
  const supports = record?.fields['direction'] === 'does not support' ? -1 : 1;
  const [axis, sign] = RECORD_SIGNS[record?.fields['significance'] ?? ''] ?? [];
  if (axis === undefined || sign === undefined) return new Map();
  const told = new Set(record?.fields['strength'] === 'reduced' ? [1, -1] : [sign * supports]);
  return new Map([
    [axis, told],
    ['relation', new Set([supports])],
  ]);
}
