import { cleanText, hiddenCount, neutralMarkup } from '@consilium/domain/evidence';
import { superscript } from './superscript.ts';

export interface VisibleText {
  readonly text: string;
  /** Characters taken out because no reader could see them. */
  readonly hidden: number;
}

const SUPERSCRIPT = /<sup>([^<]{0,40})<\/sup>/gi;
const MARKED = /[<[]/;

/** Text of a stranger as every later step may read it: visible characters only, NFKC, no markup that anything could render (LLM-07/08). */
export function visibleText(raw: string): VisibleText {
  const cleaned = cleanText(raw);
  const text = MARKED.test(cleaned.text) ? neutralMarkup(withSuperscripts(cleaned.text)) : cleaned.text;
  return { text, hidden: hiddenCount(cleaned) };
}

/** As {@link visibleText}, on one line: for titles, names and other fields. */
export function visibleLine(raw: string, longest = 1_000): VisibleText {
  const { text, hidden } = visibleText(raw);
  const line = text.replace(/\s+/g, ' ').trim();
  return { text: line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line, hidden };
}

const withSuperscripts = (text: string): string =>
  text.replace(SUPERSCRIPT, (_tag, content: string, at: number) => superscript(text.slice(Math.max(0, at - 4), at), content));

/** Text without what V8 would keep alive behind it: a slice of a 64 KB piece of the file holds the whole piece in memory. */
export const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
