import type { PdfLine } from './pdf-lines.ts';

/** Pages on which a line must stand at the same height to be taken for a running title. */
const LEAST_PAGES = 3;

export const textOf = (line: PdfLine): string => line.cells.map(({ text }) => text).join(' ');

/**
 * Lines without running titles and page numbers: among the first or last two of a page, at the same height on three pages or more, and of the same words
 * but for numbers. A short numbered line (`Recommendation 3`) may be a heading that happens to begin pages, so it must be on half of all pages.
 */
export function withoutRunningTitles(lines: readonly PdfLine[], pages: number): readonly PdfLine[] {
  const isEdge = (index: number): boolean =>
    [index - 1, index - 2, index + 1, index + 2].some((near) => lines[near]?.page !== lines[index]?.page);
  const seen = new Map<string, Set<number>>();
  lines.forEach((line, index) => {
    if (isEdge(index)) seen.set(keyOf(line), (seen.get(keyOf(line)) ?? new Set()).add(line.page));
  });
  return lines.filter((line, index) => {
    const on = isEdge(index) ? (seen.get(keyOf(line))?.size ?? 0) : 0;
    return on < LEAST_PAGES || (isShortNumbered(textOf(line)) && on < pages / 2);
  });
}

const keyOf = (line: PdfLine): string => `${Math.round(line.y / 2)} ${textOf(line).replace(/\d+/g, '#')}`;

const isShortNumbered = (text: string): boolean => /\d/.test(text) && /\p{L}/u.test(text) && text.split(/\s+/).length <= 3;
