import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CorpusFault, isCorpusFault } from '../corpus-fault.ts';

/** Words on one height with nothing but a space's width between them. */
export interface PdfCell {
  readonly x: number;
  readonly end: number;
  readonly text: string;
}

export interface PdfLine {
  readonly page: number;
  readonly y: number;
  /** Height of the letters, in points. */
  readonly size: number;
  readonly cells: readonly PdfCell[];
}

export interface PdfText {
  readonly lines: readonly PdfLine[];
  readonly pages: number;
  /** Characters outside the page or too small to be seen. */
  readonly hidden: number;
}

const MAX_PAGES = 2_000;
/** Letters below this height, in points, are there to be read by machines. */
const SMALLEST = 1;

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/**
 * Text of a PDF with its places, in the order in which the document draws it (columns of a page stay apart). Text only: nothing is rendered, no font is loaded,
 * no script of the document runs, nothing is fetched.
 */
export async function pdfLines(data: Uint8Array): Promise<PdfText> {
  const pages = await pagesOf(data);
  const seen = pages.map(({ words, isSeen }) => words.filter(isSeen));
  const unseen = pages.flatMap(({ words, isSeen }) => words.filter((word) => !isSeen(word)));
  return {
    lines: seen.flatMap((words, index) => linesOfPage(words, index + 1)),
    pages: pages.length,
    hidden: unseen.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0),
  };
}

interface Page {
  readonly words: readonly Word[];
  isSeen(word: Word): boolean;
}

async function pagesOf(data: Uint8Array): Promise<readonly Page[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  });
  // Asked for a password, the reader would wait for ever.
  let isEncrypted = false;
  task.onPassword = () => {
    isEncrypted = true;
    void task.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw new CorpusFault('the PDF has more than 2,000 pages: split it');
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await pageOf(await document.getPage(number)));
    return pages;
  } catch (error) {
    if (isCorpusFault(error)) throw error;
    // Whatever the reader of the format stumbles over is the document's doing.
    throw new CorpusFault(isEncrypted ? 'the PDF is encrypted: save it without a password' : 'the PDF is damaged: fetch it again');
  } finally {
    await task.destroy();
  }
}

async function pageOf(page: PDFPageProxy): Promise<Page> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view.map(Number);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  page.cleanup();
  return {
    words: items.flatMap((item) => ('str' in item ? wordOf(item) : [])),
    isSeen: ({ x, y, size }) => size >= SMALLEST && x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1,
  };
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
}

function wordOf({ str, transform, width }: TextItem): readonly Word[] {
  const [a, b, c, d, x, y] = transform.map(Number);
  const size = Math.hypot(c ?? 0, d ?? 0) || Math.hypot(a ?? 0, b ?? 0);
  return str.trim() === '' ? [] : [{ text: str, x: x ?? 0, y: y ?? 0, width, size }];
}

function linesOfPage(words: readonly Word[], page: number): readonly PdfLine[] {
  const lines: Word[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const isSameLine =
      last !== undefined && Math.abs(last.y - word.y) <= 0.45 * Math.max(last.size, word.size) && word.x >= last.x + last.width - word.size;
    if (isSameLine) line?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => ({ page, y: line[0]?.y ?? 0, size: Math.max(...line.map(({ size }) => size)), cells: cellsOf(line) }));
}

/** A gap wider than one and a half letters stands between columns. */
function cellsOf(words: readonly Word[]): readonly PdfCell[] {
  const cells: { x: number; end: number; text: string }[] = [];
  for (const { text, x, width, size } of words) {
    const cell = cells.at(-1);
    const gap = cell === undefined ? 0 : x - cell.end;
    if (cell === undefined || gap > 1.5 * size) cells.push({ x, end: x + width, text: text.trim() });
    else {
      const isApart = gap > 0.15 * size || /\s$/.test(cell.text) || /^\s/.test(text);
      cell.text = `${cell.text.trimEnd()}${isApart ? ' ' : ''}${text.trimStart()}`;
      cell.end = x + width;
    }
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.trim() }));
}
