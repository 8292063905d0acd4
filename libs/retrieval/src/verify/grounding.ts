import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { impliedBy } from './claim-source.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Least share of a claim's words that quote and record must cover; calibrated on the development half of the hand-written rewordings. */
const LEAST_COVERAGE = 0.42;
/** Ideas that turn up in almost any statement and cover nothing by themselves. */
export const COMMON_IDEAS: ReadonlySet<string> = new Set([
  'patient',
  'study',
  'treat',
  'tumor',
  'mutation',
  'show',
  'carry',
  'group',
  'test',
  'cell',
  'continue',
  'confer',
  'obtain',
]);
/** Words that our wording of a record needs and that claim nothing. */
const RECORD_WORDS: ReadonlySet<string> = new Set(
  `support supports supported supporting evidence level rating star stars civic record entry item curated listed listing reports report says say states predict predictor supportive predictive prognostic diagnostic
 associated association linked predicts marker biomarker patients tumor cancer mutation variant therapy treatment drug combination direction significance type
 sensitivity resistance response diagnosis clinical source publication reference label guideline
 fda ema entity defining starter pack sensitive resistant unverified sequential confers cases confers confer cases patient cancers tumors tumour tumours mutations variants drugs diagnose responses speaks does stands given year`.split(
    /\s+/,
  ),
);

/**
 * A claim says what its source says, not only words that are allowed.
 *
 * | claim's telling words in quote and record | code |
 * |---|---|
 * | under the floor | NOT_GROUNDED |
 * | only such as any statement has (patients, treatment, tumor) | NOT_GROUNDED |
 * | a name, by its capital letter, that neither has | NOT_GROUNDED |
 * | else | none |
 *
 * Each sentence of the claim is judged by itself.
 */
export function groundingCodes(claim: ReadText, source: ClaimSource, floor: number = LEAST_COVERAGE): readonly ClaimCode[] {
  const sentences = [
    ...Map.groupBy(
      claim.words.filter(({ idea }) => idea !== ''),
      ({ sentence }) => sentence,
    ).values(),
  ];
  if (sentences.length === 0) return ['CLAIM.NOT_GROUNDED'];
  return sentences.every((words) => isGrounded(words, source, floor)) ? [] : ['CLAIM.NOT_GROUNDED'];
}

/** A claim on a record alone has no reason to use other words than the record's and the few of our wording. */
export const recordGroundingCodes = (claim: ReadText, source: ClaimSource): readonly ClaimCode[] =>
  claim.words.some((word) => word.idea !== '' && word.kind !== 'number' && !isCovered(word, source) && !RECORD_WORDS.has(word.word))
    ? ['CLAIM.NOT_GROUNDED']
    : [];

const isCovered = (word: ClaimWord, source: ClaimSource): boolean =>
  impliedBy(word).some((idea) => source.ideas.has(idea)) || source.initials.has(word.word) || source.identifiers.has(word.word);

function isGrounded(words: readonly ClaimWord[], source: ClaimSource, floor: number): boolean {
  const covered = words.filter((word) => isCovered(word, source));
  const hasStrangeName = words.some(
    (word, at) => at > 0 && word.kind === 'word' && /^[A-Z][a-z]{3,}$/.test(word.raw) && !isCovered(word, source),
  );
  return !hasStrangeName && covered.length / words.length >= floor && covered.some(({ idea }) => !COMMON_IDEAS.has(idea));
}
