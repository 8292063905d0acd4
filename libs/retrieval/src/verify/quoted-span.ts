import { foldText, tokensOf } from './fold-text.ts';

/** LLM-03: shorter spans prove nothing. */
export const MINIMUM_TOKENS = 6;
const NEGATION_WINDOW = 3;
const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'without',
  'neither',
  'nor',
  'cannot',
  'failed',
  'fails',
  "didn't",
  "doesn't",
  "isn't",
  "wasn't",
]);

export type SpanVerdict = 'verbatim' | 'too-short' | 'not-verbatim' | 'cuts-negation';

/**
 * Is the quote a verbatim span of the document, after folding on both sides?
 *
 * | quote | verdict |
 * |---|---|
 * | under six tokens | too-short |
 * | not in the text, or begins or ends inside a word | not-verbatim |
 * | in the text, but every occurrence follows a negation within three words of its sentence | cuts-negation |
 * | else | verbatim |
 */
export function judgeSpan(quote: string, text: string): SpanVerdict {
  return tokensOf(quote).length < MINIMUM_TOKENS ? 'too-short' : spanIn(quote, text);
}

/** The same without a least length. */
export function spanIn(quote: string, text: string): Exclude<SpanVerdict, 'too-short'> {
  const [needle, hay] = [foldText(quote), foldText(text)];
  if (needle === '') return 'not-verbatim';
  let found: Exclude<SpanVerdict, 'too-short'> = 'not-verbatim';
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!standsAlone(hay, at, at + needle.length)) continue;
    if (!followsNegation(hay.slice(0, at))) return 'verbatim';
    found = 'cuts-negation';
  }
  return found;
}

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function standsAlone(hay: string, start: number, end: number): boolean {
  const cutsStart = isWordCharacter(hay[start]) && isWordCharacter(hay[start - 1]);
  const cutsEnd = isWordCharacter(hay[end - 1]) && isWordCharacter(hay[end]);
  return !cutsStart && !cutsEnd;
}

function followsNegation(before: string): boolean {
  const sentence = before.split(/[.;!?]\s/).at(-1) ?? '';
  if (/[.;!?]\s*$/.test(before)) return false;
  return tokensOf(sentence)
    .slice(-NEGATION_WINDOW)
    .some((token) => NEGATIONS.has(token.toLowerCase()));
}
