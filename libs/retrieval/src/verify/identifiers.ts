import { foldText } from './fold-text.ts';

const PATTERNS: readonly RegExp[] = [
  /\bPMID\s*[:#]?\s*(\d{1,9})\b/gi,
  /\bpubmed\s*[:#]?\s*(\d{1,9})\b/gi,
  /\b(PMC\d{4,9})\b/gi,
  /\b(NCT\s?\d{6,9})\b/gi,
  /\b(10\.\d{4,9}\/[^\s"<>)\]]*[^\s"<>)\].,;])/gi,
  /\b(E[AI]D\d{1,7})\b/gi,
  /\b(ISRCTN\d{6,10}|EudraCT\s?\d{4}-\d{6}-\d{2}|CTIS\s?\d{4}-\d{6}-\d{2}-\d{2}|ChiCTR\d{6,12}|UMIN\d{6,10}|(?:NDA|BLA)\s?\d{5,6})\b/gi,
  /\b(rs\d{4,12})\b/gi,
];

/**
 * Ids of publications, trials, records and applications in a text, in one spelling.
 *
 * | written | id |
 * |---|---|
 * | PMID: 12345, PubMed 12345 | 12345 |
 * | NCT01234567, nct 01234567 | nct01234567 |
 * | doi:10.1000/xyz. | 10.1000/xyz |
 * | EID1234, AID7 | eid1234, aid7 |
 */
export function identifiersIn(text: string): readonly string[] {
  const folded = foldText(text);
  return PATTERNS.flatMap((pattern) => [...folded.matchAll(pattern)].map(([, id = '']) => id.toLowerCase().replace(/\s+/g, '')));
}

/** Ids that the claim names and its source does not. */
export const unsupportedIdentifiers = (claim: string, known: ReadonlySet<string>): readonly string[] =>
  identifiersIn(claim).filter((id) => !known.has(id));

/** Text without its identifiers: their digits are judged here and nowhere else. */
export const withoutIdentifiers = (text: string): string => PATTERNS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
