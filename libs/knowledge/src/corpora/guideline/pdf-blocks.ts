import { CorpusFault } from '../corpus-fault.ts';
import type { BlockSink } from './block.ts';
import { LineBlocks } from './line-blocks.ts';
import { pdfLines } from './pdf-lines.ts';
import type { PdfLine } from './pdf-lines.ts';
import { textOf, withoutRunningTitles } from './pdf-running-titles.ts';
import { isTableLine, takePdfTable } from './pdf-table.ts';
import { headingLevelOf } from './plain-blocks.ts';

const ITEM = /^(?:[-*•–‣◦▪\uF0B7]|\(?\d{1,3}[.)])\s+(.*)$/su;
/** Less text than this on all pages together is the noise of a scan. */
const LEAST_TEXT = 20;
const LONGEST_HEADING = 200;

/**
 * A PDF as blocks: headings by larger letters, by number or capitals; paragraphs by distance and list marks; tables by columns; page in every place.
 */
export async function pdfBlocks(data: Uint8Array, sink: BlockSink): Promise<void> {
  const { lines: all, pages, hidden } = await pdfLines(data);
  const length = all.reduce((sum, line) => sum + textOf(line).length, 0);
  if (length < LEAST_TEXT)
    throw new CorpusFault(
      'the PDF has pages but no text, as scans have: run text recognition (OCR) over it and import the result',
      `${pages} pages`,
    );
  const lines = withoutRunningTitles(all, pages);
  const reader = new PdfReader(lines, withHidden(sink, hidden));
  for (let index = 0; index < lines.length;) index = reader.take(index);
  reader.end();
}

/** What no page shows is told with the first block: it belongs to no place. */
function withHidden(sink: BlockSink, hidden: number): BlockSink {
  let untold = hidden;
  return {
    block: (block) => {
      sink.block(untold > 0 ? { ...block, hidden: untold } : block);
      untold = 0;
    },
    refuse: (place, reason) => sink.refuse(place, reason),
  };
}

class PdfReader {
  private readonly blocks: LineBlocks;
  private readonly body: number;
  private readonly headingSizes: readonly number[];
  private readonly words: ReadonlySet<string>;
  private pending = '';

  constructor(
    private readonly lines: readonly PdfLine[],
    private readonly sink: BlockSink,
  ) {
    this.blocks = new LineBlocks({ block: (block) => sink.block(block), refuse: (place, reason) => sink.refuse(place, reason) });
    this.body = bodySize(lines);
    this.headingSizes = [...new Set(lines.map((line) => rounded(line.size)).filter((size) => size >= 1.15 * this.body))].sort(
      (a, b) => b - a,
    );
    this.words = new Set(
      lines.flatMap(
        (line) =>
          textOf(line)
            .toLowerCase()
            .match(/\p{L}+(?:-\p{L}+)*/gu) ?? [],
      ),
    );
  }

  /** @returns index of the next line to take */
  take(index: number): number {
    const line = this.lines[index];
    if (line === undefined) return index + 1;
    const text = textOf(line);
    const level = this.headingLevel(index, text);
    if (level !== null) return this.takeHeading(index, level);
    if (isTableLine(line) && isTableLine(this.lines[index + 1]) && !ITEM.test(text)) {
      this.endBlock();
      this.blocks.endBeforeTable();
      return takePdfTable(this.lines, index, this.blocks.path, this.sink);
    }
    this.takeText(index, line, text);
    return index + 1;
  }

  end(): void {
    this.endBlock();
  }

  private takeText(index: number, line: PdfLine, text: string): void {
    const item = ITEM.exec(text);
    const place = `page ${line.page}`;
    if (item) this.begin('list item', line.cells[0]?.x ?? 0, item[1] ?? '', place);
    else if (this.pending === '' || this.isNewParagraph(index)) this.begin('paragraph', -1, text, place);
    else this.pending = this.joined(this.pending, text);
  }

  private begin(form: 'list item' | 'paragraph', indent: number, text: string, place: string): void {
    this.endBlock();
    this.pending = text;
    this.blocks.begin(form, indent, '', place);
  }

  private endBlock(): void {
    if (this.pending !== '') this.blocks.goOn(this.pending);
    this.pending = '';
    this.blocks.end();
  }

  private headingLevel(index: number, text: string): number | null {
    const line = this.lines[index];
    if (line === undefined || text.length > LONGEST_HEADING || line.cells.length > 1) return null;
    const bySize = this.headingSizes.indexOf(rounded(line.size));
    if (bySize >= 0) return bySize + 1;
    const isApart =
      this.isNewParagraph(index) &&
      (index + 1 >= this.lines.length || this.isNewParagraph(index + 1) || isTableLine(this.lines[index + 1]));
    const level = isApart ? headingLevelOf(text) : null;
    return level === null ? null : this.headingSizes.length + level;
  }

  private takeHeading(index: number, level: number): number {
    this.endBlock();
    const first = this.lines[index];
    let text = first === undefined ? '' : textOf(first);
    let next = index + 1;
    for (let line = this.lines[next]; line !== undefined && first !== undefined; line = this.lines[next]) {
      const isSame =
        rounded(line.size) === rounded(first.size) && line.page === first.page && this.headingSizes.includes(rounded(first.size));
      if (!isSame || this.isNewParagraph(next) || text.length > LONGEST_HEADING) break;
      text = this.joined(text, textOf(line));
      next += 1;
    }
    this.blocks.heading(level, text);
    return next;
  }

  /** After a gap; on a new page or column only when the line before ended a sentence. */
  private isNewParagraph(index: number): boolean {
    const [before, line] = [this.lines[index - 1], this.lines[index]];
    if (before === undefined || line === undefined) return true;
    const down = before.y - line.y;
    if (before.page !== line.page || down < 0) return /[.!?:]["”’)\]]*$/.test(textOf(before));
    return down > 1.75 * Math.max(line.size, before.size) || Math.abs(rounded(line.size) - rounded(before.size)) > 1;
  }

  /** A word parted at the end of a line is joined only when the document writes it so elsewhere; else the hyphen stays, for it may belong to the name. */
  private joined(before: string, after: string): string {
    const [, head] = /(\p{L}+)[-\u2010\u00AD]$/u.exec(before) ?? [];
    const tail = /^\p{Ll}+/u.exec(after)?.[0];
    if (head === undefined || tail === undefined)
      return /[\p{L}\p{N}][-\u2010]$/u.test(before) ? `${before}${after}` : `${before} ${after}`;
    return this.words.has(`${head}${tail}`.toLowerCase()) ? `${before.slice(0, -1)}${after}` : `${before}${after}`;
  }
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

/** Size of most letters. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(rounded(line.size), (letters.get(rounded(line.size)) ?? 0) + textOf(line).length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}
