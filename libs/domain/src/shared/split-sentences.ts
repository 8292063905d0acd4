import type { TextSpan } from '../retrieve/source-document.ts';
import { ABBREVIATIONS, AFTER_ORDINAL, BEFORE_NUMBER, OPENERS } from './sentence-words.ts';

/** A run without any end is cut at a space: an index of such text stays usable, and no screen gets a megabyte as one sentence. */
const LONGEST = 2_000;
/** Longest word that is looked at beside a full stop. */
const REACH = 40;
const CLOSING = new Set(['"', "'", '”', '’', '»', ')', ']']);
const END = new Set(['.', '!', '?', '…']);
/** Ends without a space after them. */
const FULL_WIDTH = new Set(['。', '！', '？']);
const NEW_LINE_STARTS = /^(?:[-*•–‣◦]\s|#{1,6}\s|\d{1,3}[.)]\s|\p{Lu}[\p{L} /-]{0,30}:\s|\d{4}-\d\d-\d\d\b|\d{1,2}\.\d{1,2}\.\d{4}\b)/u;
/** `mTOR`, `p53`, `c-MET`, `dMMR` open a sentence; other small letters do not. */
const SMALL_GENE = /^\p{Ll}{1,3}-?[\p{Lu}\d]/u;

/**
 * Sentences of a text as UTF-16 ranges without the space around them: in order, none empty, all visible characters within one of them.
 *
 * | at | a sentence ends |
 * |---|---|
 * | empty line; new line before a list mark, heading, date or `Label:` | always |
 * | `.` `!` `?` `…` and closing quotes or brackets, then space | unless one of the next rows |
 * | abbreviation (`vs.` `et al.` `Fig.` `bzw.`), single letter (`z. B.`, `J. Doe`) | no; a single letter does before a word like `The` |
 * | `No.` `p.` `S.` before a number | no |
 * | mark of a list (`1.` at the beginning), German ordinal (`2. Linie`) | no |
 * | small letter after it, unless a gene's name (`mTOR`, `p53`) | no |
 * | `.` without space (`0.5`, `p.V600E`, `e.g.`) | no |
 *
 * Time is linear in the text, and the answer depends on nothing else (no ICU tables), so that offsets hold on every machine.
 */
export function splitSentences(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  while (at < text.length) {
    const next = boundaryAt(text, start, at);
    if (next === null) {
      at += 1;
      continue;
    }
    addSpan(text, start, next, spans);
    start = skipSpace(text, next);
    at = start;
  }
  addSpan(text, start, text.length, spans);
  return spans;
}

/** End of the sentence when one ends with the character at `at`, else null. */
function boundaryAt(text: string, start: number, at: number): number | null {
  const char = text.charAt(at);
  if (char === '\n') return breaksLine(text, at) ? at : null;
  if (FULL_WIDTH.has(char)) return at + 1;
  if (!END.has(char) || END.has(text.charAt(at + 1))) return null;
  let end = at + 1;
  while (end < text.length && CLOSING.has(text.charAt(end))) end += 1;
  if (end === text.length) return end;
  if (!isSpace(text, end)) return null;
  const following = wordAfter(text, end);
  if (following === '' || char !== '.') return isContinued(following) ? null : end;
  return endsAtStop(text, start, at, following) ? end : null;
}

function endsAtStop(text: string, start: number, stop: number, following: string): boolean {
  const before = wordBefore(text, start, stop);
  const word = before.replace(/^[("'“„«[]+/u, '');
  const next = following.replace(/[^\p{L}]+$/u, '').toLowerCase();
  const opens = OPENERS.has(next);
  if (/^\d{1,3}$/.test(word) && (stop - before.length === start || AFTER_ORDINAL.has(next))) return false;
  if (/^(?:\p{L}|(?:\p{L}\.)+\p{L}{1,2})$/u.test(word)) return opens && /\p{Lu}$/u.test(word);
  if (BEFORE_NUMBER.has(word.toLowerCase()) && /^\d/.test(following)) return false;
  return !ABBREVIATIONS.has(word.toLowerCase()) && !isContinued(following);
}

const isContinued = (following: string): boolean => /^\p{Ll}/u.test(following) && !SMALL_GENE.test(following);

function breaksLine(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && isSpace(text, next)) {
    if (text.charAt(next) === '\n') return true;
    next += 1;
  }
  return NEW_LINE_STARTS.test(text.slice(next, next + REACH));
}

function addSpan(text: string, from: number, to: number, spans: TextSpan[]): void {
  let start = from;
  let end = to;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  while (end - start > LONGEST) {
    let cut = start + LONGEST;
    while (cut > start + LONGEST / 2 && !isSpace(text, cut)) cut -= 1;
    if (!isSpace(text, cut)) cut = start + LONGEST - (isHighSurrogate(text, start + LONGEST - 1) ? 1 : 0);
    let last = cut;
    while (last > start && isSpace(text, last - 1)) last -= 1;
    if (last > start) spans.push([start, last]);
    start = skipSpace(text, cut);
  }
  if (end > start) spans.push([start, end]);
}

function wordBefore(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && end - from < REACH && !isSpace(text, from - 1)) from -= 1;
  return text.slice(from, end);
}

function wordAfter(text: string, from: number): string {
  const start = skipSpace(text, from);
  let end = start;
  while (end < text.length && end - start < REACH && !isSpace(text, end)) end += 1;
  return text.slice(start, end);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at += 1;
  return at;
}

const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x3000
  );
};
const isHighSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
