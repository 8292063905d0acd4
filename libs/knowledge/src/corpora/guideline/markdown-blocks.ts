import type { BlockSink } from './block.ts';
import { LineBlocks } from './line-blocks.ts';
import { MAX_COLUMNS, linearRows } from './linear-table.ts';
import type { TableRow } from './linear-table.ts';

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t]+(.*)$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** A longer line is words: the patterns above are for lines that a person wrote. */
const LONGEST_STRUCTURE = 4_000;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Markdown (CommonMark headings, lists, fences, quotes; tables of GitHub) as blocks. */
export function markdownBlocks(text: string, sink: BlockSink): void {
  const lines = text.split('\n');
  const blocks = new LineBlocks(sink);
  let index = frontMatterEnd(lines);
  let fenced = false;
  while (index < lines.length) {
    const line = (lines[index] ?? '').replace(/^ {0,3}>[ \t]?/, '');
    const place = `line ${index + 1}`;
    if (FENCE.test(line)) {
      fenced = !fenced;
      blocks.end();
    } else if (!fenced && isTable(line, lines[index + 1])) {
      index = takeTable(lines, index, blocks, sink);
      continue;
    } else takeLine(line, lines[index + 1] ?? '', place, fenced, blocks);
    index += 1 + Number(!fenced && isUnderlined(line, lines[index + 1] ?? ''));
  }
  blocks.end();
}

function takeLine(line: string, next: string, place: string, fenced: boolean, blocks: LineBlocks): void {
  if (line.trim() === '') return blocks.end();
  if (!fenced && line.length <= LONGEST_STRUCTURE) {
    const heading = HEADING.exec(line);
    if (heading) return blocks.heading(heading[1]?.length ?? 1, plainInline(heading[2] ?? ''));
    if (isUnderlined(line, next)) return blocks.heading(next.trim().startsWith('=') ? 1 : 2, plainInline(line));
    if (RULE.test(line)) return blocks.end();
    const item = ITEM.exec(line);
    if (item) return blocks.begin('list item', widthOf(item[1] ?? ''), plainInline(item[2] ?? ''), place);
  }
  const words = fenced ? line : plainInline(line.trim());
  if (blocks.isOpen) blocks.goOn(words);
  else blocks.begin('paragraph', -1, words, place);
}

/** A line of words above `===` or `---`; a list item or rule above it is none. */
const isUnderlined = (line: string, next: string): boolean =>
  line.length <= LONGEST_STRUCTURE &&
  next.length <= LONGEST_STRUCTURE &&
  UNDERLINE.test(next) &&
  line.trim() !== '' &&
  !ITEM.test(line) &&
  !HEADING.test(line) &&
  !RULE.test(line) &&
  !line.includes('|');

const isTable = (line: string, next: string | undefined): boolean =>
  line.includes('|') && next !== undefined && next.includes('-') && DELIMITER.test(next);

function takeTable(lines: readonly string[], start: number, blocks: LineBlocks, sink: BlockSink): number {
  blocks.endBeforeTable();
  const rows: TableRow[] = [{ cells: cellsOf(lines[start] ?? ''), isHeader: true, place: `line ${start + 1}` }];
  let index = start + 2;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || !line.includes('|')) break;
    rows.push({ cells: cellsOf(line), isHeader: false, place: `line ${index + 1}` });
  }
  linearRows(rows, blocks.path, sink);
  return index;
}

function cellsOf(line: string): readonly string[] {
  const cells = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
  // Too wide a row is refused: what its cells say is not looked at.
  return cells.length > MAX_COLUMNS ? cells : cells.map((cell) => plainInline(cell.replaceAll('\\|', '|').trim()));
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  return end > 0 && end < 100 ? end + 1 : 0;
}

/** Marks of emphasis and code go; star alleles (`*4/*10`) and names with underscores stay. */
const plainInline = (text: string): string =>
  text
    .replace(/\*\*([^*\n]{1,2000})\*\*/g, '$1')
    .replace(/__([^_\n]{1,2000})__/g, '$1')
    .replace(/~~([^~\n]{1,2000})~~/g, '$1')
    .replace(/`([^`\n]{1,2000})`/g, '$1')
    .replace(/(?<![\p{L}\p{N}*/])\*(?=[\p{L}\p{N}])([^*\n]{1,2000})(?<=[\p{L}\p{N}.])\*(?![\p{L}\p{N}*])/gu, '$1');

const widthOf = (indent: string): number => indent.replaceAll('\t', '    ').length;
