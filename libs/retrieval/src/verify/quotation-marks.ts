import type { ClaimCode } from './claim-codes.ts';
import { foldText } from './fold-text.ts';
import { spanIn } from './quoted-span.ts';

const MARK = /["\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A]/u;
const MARKED =
  /["\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A]([^"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A]*)["\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A]/gu;

/** A text that is quoted as a whole, without its marks. */
export function unquoted(text: string): string {
  const whole = /^\s*["\u201C\u201E\u00AB]([^"\u201C\u201D\u201E\u00AB\u00BB]*)["\u201D\u201C\u00BB]\.?\s*$/u.exec(text);
  return whole?.[1] ?? text;
}

/**
 * Quotation marks promise the source's own words (LLM-03).
 *
 * | text | code |
 * |---|---|
 * | no marks | none |
 * | each marked part a span of a cited quote | none |
 * | a marked part that is not, or a mark without its pair | QUOTATION_MARKS |
 * | marks that stand in the quote themselves | none |
 */
export function quotationCodes(text: string, quotes: readonly string[]): readonly ClaimCode[] {
  if (!MARK.test(text) || quotes.some((quote) => spanIn(text.replace(/[\s.]+$/, ''), quote) === 'verbatim')) return [];
  const parts = [...text.matchAll(MARKED)].map(([, part = '']) => foldText(part).replace(/[.,;]$/, ''));
  const isPaired = !MARK.test(text.replace(MARKED, ' '));
  const isHeld = parts.every((part) => part !== '' && quotes.some((quote) => spanIn(part, quote) === 'verbatim'));
  return isPaired && isHeld ? [] : ['CLAIM.QUOTATION_MARKS'];
}
