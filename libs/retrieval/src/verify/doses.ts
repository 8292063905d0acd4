import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

/** Words of a dose or a schedule; the quote must have a word of the same row. */
const ROWS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?<![.\w-])\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|μg|ug|g|ml|iu|gy|mci|gbq)\b(?!>)/i, /\b(?:mg|mcg|µg|μg|ug|g|ml|iu|gy|mci|gbq)\b/i],
  [/\b(?:auc|mg\/m2|mg\/kg)\b/i, /\b(?:auc|mg\/m2|mg\/kg|mg\/m²)\b/i],
  [/\b(?:once|twice|three times|thrice)\s+(?:a\s+|per\s+)?(?:daily|day|weekly|week|monthly)\b|\b(?:bid|tid|qd|q\dw|q(?:2|3|4|6|8|12|24|48)h|b\.i\.d|t\.i\.d)\b/i, /\b(?:once|twice|thrice|daily|weekly|bid|tid|qd|q\dw|times|b\.i\.d|t\.i\.d)\b/i],
  [/\b(?:daily|weekly|monthly|täglich|wöchentlich)\b/i, /\b(?:daily|weekly|monthly|per day|every|a day|a week)\b/i],
  [/\bevery\s+(?:other\s+)?(?:\d+|two|three|four|six|eight)?\s*(?:days?|weeks?|hours?|months?)\b/i, /\bevery\b|\bq\d/i],
  [/\b(?:low|high|full|half|reduced|double|increased|maximum|standard|starting|loading)[\s-]dos(?:e|es|age|ing)\b/i, /\bdos(?:e|es|age|ing|ed)\b|\bconcentration/i],
  [/\b(?:orally|intravenous(?:ly)?|subcutaneous(?:ly)?|tablets?|capsules?|infusions?|injections?|intrathecal(?:ly)?)\b/i, /\b(?:oral(?:ly)?|intravenous(?:ly)?|iv|subcutaneous(?:ly)?|tablets?|capsules?|infusions?|infused|injections?|injected|intrathecal(?:ly)?)\b/i],
]; // prettier-ignore

/**
 * A dose or schedule of the claim stands in the quote.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | 150 mg | no such unit | DOSE_UNSUPPORTED |
 * | twice daily | nothing on how often | DOSE_UNSUPPORTED |
 * | low-dose | no dose | DOSE_UNSUPPORTED |
 * | 200 mg | 150 mg | none here; the number is judged as a number |
 */
export const doseCodes = (claim: ReadText, source: ClaimSource): readonly ClaimCode[] =>
  ROWS.some(([claims, holds]) => claims.test(claim.text) && !holds.test(source.quote.text)) ? ['CLAIM.DOSE_UNSUPPORTED'] : [];
