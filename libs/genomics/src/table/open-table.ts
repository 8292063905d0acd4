import { FileFault } from '../bytes/file-refusal.ts';
import { readLines } from '../bytes/lines.ts';
import type { LineBatch } from '../bytes/lines.ts';
import { peek } from '../bytes/peek.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';
import type { Compression } from '../bytes/unpack.ts';
import { Columns } from './columns.ts';
import { cellsOf, delimiterOf, isQuoteOpen } from './delimited.ts';
import type { Delimiter } from './delimited.ts';
import { Row } from './row.ts';

export interface TableOptions {
  readonly limits?: Partial<ReadLimits> | undefined;
  /** Says which line is the header; by default the first that is neither empty nor a `#` comment. For headers that begin with `#` themselves. */
  readonly isHeader?: ((line: string) => boolean) | undefined;
  /** `refuse` (default) a row with fewer cells than the header has columns, or take the rest as empty. */
  readonly shortRows?: 'refuse' | 'pad' | undefined;
}

export interface Table {
  readonly compression: Compression;
  readonly delimiter: Delimiter;
  readonly columns: Columns;
  /** `#` lines before the header, as written. */
  readonly comments: readonly string[];
  /** To be read once, to the end; memory stays flat. */
  readonly rows: AsyncIterable<Row>;
}

/**
 * Opens delimited text: tab, comma or semicolon; RFC 4180 quotes; LF, CRLF or CR; byte order mark; gzip and BGZF by magic bytes; `#` lines and empty
 * lines passed over. Faults are thrown as FileFault with line and column name, of the header at once, of a row when it is reached.
 *
 * ```ts
 * const table = await openTable(source, { limits: options.limits });
 * table.columns.require('Hugo_Symbol', 'gene');           // the fault names the first
 * for await (const row of table.rows) {
 *   const gene = row.text('Hugo_Symbol', 'gene');         // string | null; also raw, number, count, fraction, build
 *   if (gene === null) throw row.fault('the gene is missing', 'Hugo_Symbol');
 * }
 * ```
 * Column names are found whatever their case, with spaces, dots, hyphens and underscores taken as one.
 */
export async function openTable(source: AsyncIterable<Uint8Array>, options: TableOptions = {}): Promise<Table> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { compression, bytes } = await unpack(source, limits);
  const records = readRecords(readLines(await withLineFeeds(bytes), limits), limits)[Symbol.asyncIterator]();
  const isHeader = options.isHeader ?? ((line) => !line.startsWith('#'));
  const comments: string[] = [];
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const { text, line } = next.value;
    if (text.trim() === '') continue;
    if (!isHeader(text)) {
      refuseLongHeader(comments, text, line, limits);
      continue;
    }
    const delimiter = delimiterOf(text);
    const columns = new Columns(cellsOf(text, delimiter), line);
    const rows = rowsOf({ [Symbol.asyncIterator]: () => records }, columns, delimiter, options.shortRows ?? 'refuse');
    return { compression, delimiter, columns, comments, rows };
  }
  throw new FileFault('FILE.NO_HEADER', comments.length > 0 ? 'the line with the column names is missing' : 'the file is empty');
}

const HEAD = 64 * 1024;
const [FEED, RETURN] = [0x0a, 0x0d];

/** Old spreadsheets end lines with carriage returns alone. */
async function withLineFeeds(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { head, bytes } = await peek(source, HEAD, (head) => head.includes(FEED));
  return head.includes(RETURN) && !head.includes(FEED) ? returnsAsFeeds(bytes) : bytes;
}

async function* returnsAsFeeds(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield chunk.map((byte) => (byte === RETURN ? FEED : byte));
}

function refuseLongHeader(comments: string[], text: string, line: number, limits: ReadLimits): void {
  comments.push(text);
  if (comments.length > 10_000 || text.length > limits.maxLine)
    throw new FileFault('FILE.HEADER_TOO_LONG', 'more than 10000 comment lines stand before the column names', { line });
}

async function* rowsOf(
  records: AsyncIterable<TextRecord>,
  columns: Columns,
  delimiter: Delimiter,
  shortRows: 'refuse' | 'pad',
): AsyncGenerator<Row> {
  const width = columns.names.length;
  for await (const { text, line } of records) {
    if (text === '' || text.startsWith('#')) continue;
    const cells = cellsOf(text, delimiter);
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length !== width) refuseWidth(cells, width, line, shortRows);
    yield new Row(columns, cells, delimiter, line);
  }
}

function refuseWidth(cells: readonly string[], width: number, line: number, shortRows: 'refuse' | 'pad'): void {
  const isHarmless = cells.length > width ? cells.slice(width).every((cell) => cell.trim() === '') : shortRows === 'pad';
  if (!isHarmless)
    throw new FileFault('FILE.BAD_RECORD', `the row has ${cells.length} cells where the header has ${width} columns`, { line });
}

interface TextRecord {
  readonly text: string;
  readonly line: number;
}

/** A comment of a few lines may stand in a cell; a quote that is never closed takes the rest of the file with it. */
const MAX_LINES_OF_RECORD = 100;

/** Lines, joined where a quoted cell spans them; the delimiter is known from the first line that is no comment. */
async function* readRecords(batches: AsyncIterable<LineBatch>, limits: ReadLimits): AsyncGenerator<TextRecord> {
  let delimiter: Delimiter | null = null;
  let open: TextRecord | null = null;
  for await (const { first, lines } of batches) {
    for (const [i, written] of lines.entries()) {
      const text: string = open === null ? written : `${open.text}\n${written}`;
      const line: number = open?.line ?? first + i;
      const isComment: boolean = open === null && text.startsWith('#');
      if (delimiter === null && !isComment && text !== '') delimiter = delimiterOf(text);
      open = !isComment && delimiter !== null && isQuoteOpen(text, delimiter) ? { text, line } : null;
      if (text.length > limits.maxLine || (open !== null && first + i - line >= MAX_LINES_OF_RECORD))
        throw new FileFault('FILE.LINE_TOO_LONG', 'a quoted cell does not end', { line });
      if (open === null) yield { text, line };
    }
  }
  if (open !== null) throw new FileFault('FILE.BAD_RECORD', 'a quoted cell does not end before the end of the file', { line: open.line });
}
