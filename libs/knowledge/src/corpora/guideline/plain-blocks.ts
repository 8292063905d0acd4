import type { BlockSink } from './block.ts';
import { LineBlocks } from './line-blocks.ts';
import { linearRows } from './linear-table.ts';
import type { TableRow } from './linear-table.ts';

const ITEM = /^([ \t]*)(?:[-*•–‣◦▪]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+(.*)$/;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+\p{Lu}/u;
const UNDERLINE = /^[ \t]*([=\-_~*])\1{2,}[ \t]*$/;
const LONGEST_HEADING = 120;

/**
 * Plain text as blocks.
 *
 * | line | read as |
 * |---|---|
 * | alone between empty lines, short, without an end, and numbered (`3.2 Treatment`), in capitals or underlined | heading |
 * | with a list mark | list item |
 * | two or more in a row with tabs | table, the first one its header |
 * | else | paragraph, to the next empty line |
 */
export function plainBlocks(text: string, sink: BlockSink): void {
  const lines = text.split('\n');
  const blocks = new LineBlocks(sink);
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const place = `line ${index + 1}`;
    const level = headingLevel(lines, index);
    if (level !== null) {
      blocks.heading(level, line.trim());
      index += UNDERLINE.test(lines[index + 1] ?? '') ? 2 : 1;
    } else if (isRow(line) && isRow(lines[index + 1] ?? '')) index = takeTable(lines, index, blocks, sink);
    else {
      takeLine(line, place, blocks);
      index += 1;
    }
  }
  blocks.end();
}

function takeLine(line: string, place: string, blocks: LineBlocks): void {
  if (line.trim() === '' || UNDERLINE.test(line)) return blocks.end();
  const item = ITEM.exec(line);
  if (item) return blocks.begin('list item', item[1]?.length ?? 0, (item[2] ?? '').trim(), place);
  if (blocks.isOpen) blocks.goOn(line.trim());
  else blocks.begin('paragraph', -1, line.trim(), place);
}

function headingLevel(lines: readonly string[], index: number): number | null {
  const line = (lines[index] ?? '').trim();
  const next = lines[index + 1] ?? '';
  if (line === '' || line.length > LONGEST_HEADING || UNDERLINE.test(line)) return null;
  if ((lines[index - 1] ?? '').trim() !== '') return null;
  if (UNDERLINE.test(next) && !ITEM.test(line)) return next.trim().startsWith('=') ? 1 : 2;
  return next.trim() === '' ? headingLevelOf(line) : null;
}

/** Level of a short line that stands alone; null when it reads like a statement. */
export function headingLevelOf(line: string): number | null {
  if (line.length > LONGEST_HEADING || /[.;,]$/.test(line)) return null;
  const number = NUMBERED.exec(line)?.[1];
  if (number !== undefined) return number.split('.').length;
  return /\p{Lu}{3}/u.test(line) && line === line.toUpperCase() ? 1 : null;
}

const isRow = (line: string): boolean => /\S\t[\t ]*\S/.test(line);

function takeTable(lines: readonly string[], start: number, blocks: LineBlocks, sink: BlockSink): number {
  blocks.endBeforeTable();
  const rows: TableRow[] = [];
  let index = start;
  for (; index < lines.length && isRow(lines[index] ?? ''); index += 1)
    rows.push({ cells: (lines[index] ?? '').split('\t'), isHeader: index === start, place: `line ${index + 1}` });
  linearRows(rows, blocks.path, sink);
  return index;
}
