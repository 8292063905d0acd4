import { foldedName } from '../tumor-types/name-codes.ts';

/** A word of a question with its place, and the word it is read as when a slip was mended. */
export interface Word {
  readonly text: string;
  /** Folded as names are: lower case, umlauts as two letters. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

/**
 * What is one word although it has signs in it, the likeliest first: a translocation, a band, HGVS, a range of residues, a stop, a score, a number; then letters and digits.
 */
const WORD = new RegExp(
  [
    String.raw`t\(\d+;\d+\)(?:\([pq][\d.]+;[pq][\d.]+\))?`,
    String.raw`(?:del|inv|dup|add)\(\d+[pq]?[\d.]*\)(?:\([pq][\dpq.;]*\))?`,
    String.raw`\b1p\/19q`,
    String.raw`[pc]\.\([A-Za-z0-9_*>+=?-]+\)`,
    String.raw`[pc]\.[A-Za-z0-9_*>+=?-]*[A-Za-z0-9*=?]`,
    String.raw`[A-Z][a-z]{0,2}\d+_[A-Z][a-z]{0,2}\d+(?:del|ins|dup)[A-Za-z]*`,
    String.raw`[A-Z][a-z]{0,2}\d+[A-Za-z]*fs\*\d+`,
    String.raw`[A-Z][a-z]{0,2}\d+\*`,
    String.raw`\d+(?:[.,]\d+)?`,
    String.raw`[\p{L}\p{N}]+`,
  ].join('|'),
  'gu',
);

/** Words of a question in order; nothing of it is lost, for what stands between them is kept as the gap. */
export function wordsOf(question: string): readonly Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const match of question.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    words.push({ text: match[0], key: foldedName(match[0]) || match[0], start, end, gap: question.slice(before, start) });
    before = end;
  }
  return gluedNumbers(words);
}

/** `3+` of a stain and letters that follow a number at once (`3L`, `2nd`, `17p`) belong to it. */
function gluedNumbers(words: readonly Word[]): readonly Word[] {
  const out: Word[] = [];
  for (const word of words) {
    const last = out.at(-1);
    if (last !== undefined && word.gap === '' && /^\d+$/.test(last.text) && /^\p{L}[\p{L}\p{N}]*$/u.test(word.text)) {
      const text = last.text + word.text;
      out[out.length - 1] = { ...last, text, key: foldedName(text), end: word.end };
    } else out.push(word);
  }
  return out;
}

/** Words that end a clause: what a preposition governs does not reach over it. */
export const endsClause = (gap: string): boolean => /[.?!;:\n]|\s[-–—]\s/.test(gap);

/** A question in the form in which it is read: compatibility forms folded, invisible characters gone, one kind of dash and quote; `ALK+` and `HER2-` in words. */
export const tidyQuestion = (question: string): string =>
  question
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\b([A-Z][A-Z\d]+(?:-[A-Z\d]+)?)\+(?=[\s,;.)/]|$)/g, '$1 positive')
    .replace(/\b([A-Z][A-Z\d]+(?:-[A-Z\d]+)?)-(?=[\s,;.)/]|$)/g, '$1 negative')
    .trim();
