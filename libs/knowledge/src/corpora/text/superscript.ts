const NUMBER = /^[-−–+]?\d+(?:[.,]\d+)?$/;
const CITATION = /^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$/;
const LENGTH_UNIT = /(?:^|[^\p{L}])[cdkmnµ]?m$/u;

/**
 * A raised text written on the line, so that no number changes its value.
 *
 * | before | raised | becomes |
 * |---|---|---|
 * | a digit | a number | `10^-5` |
 * | `m`, `cm`, `mm` | a number | `m2` |
 * | anything else | one to three digits, lists of them | ` [12]`, a citation mark |
 * | any | anything else | itself: `CD8+`, `BRAFwt` |
 */
export function superscript(before: string, raised: string): string {
  const text = raised.trim();
  if (/\d$/.test(before) && NUMBER.test(text)) return `^${text}`;
  if (LENGTH_UNIT.test(before) && NUMBER.test(text)) return text;
  if (CITATION.test(text)) return ` [${text}]`;
  return raised;
}
