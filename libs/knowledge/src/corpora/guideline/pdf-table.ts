import type { BlockSink } from './block.ts';
import { linearRows } from './linear-table.ts';
import type { TableRow } from './linear-table.ts';
import type { PdfLine } from './pdf-lines.ts';

interface Row {
  readonly cells: string[];
  readonly page: number;
  y: number;
  /** False where a cell lies below no header or two below one: pairing them would be our guess. */
  isAligned: boolean;
}

export const isTableLine = (line: PdfLine | undefined): boolean => (line?.cells.length ?? 0) >= 2;

/**
 * A table drawn as words on a page. Its first line heads the columns; each cell belongs to the header that it lies below. A line close below another that leaves
 * the first column empty goes on with its row. A row whose cells cannot be told apart so is written without headers.
 *
 * @returns index of the first line after the table
 */
export function takePdfTable(lines: readonly PdfLine[], start: number, sections: readonly string[], sink: BlockSink): number {
  const header = lines[start];
  if (header === undefined) return start + 1;
  const rows: Row[] = [];
  let index = start + 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    const last = rows.at(-1);
    if (line === undefined || line.page !== header.page || line.y >= (last?.y ?? header.y)) break;
    const columns = line.cells.map((cell) => columnOf(header, cell.x, cell.end));
    const goesOn = last !== undefined && last.y - line.y <= 1.35 * line.size && columns.every((column) => column !== null && column > 0);
    if (!goesOn && line.cells.length < 2) break;
    const row = goesOn ? last : { cells: header.cells.map(() => ''), page: line.page, y: line.y, isAligned: true };
    addLine(row, line, columns, goesOn);
    row.y = line.y;
    if (!goesOn) rows.push(row);
  }
  emit(header, rows, sections, sink);
  return index;
}

function addLine(row: Row, line: PdfLine, columns: readonly (number | null)[], goesOn: boolean): void {
  const isUnique = new Set(columns).size === columns.length && !columns.includes(null);
  if (!isUnique) {
    row.isAligned = false;
    row.cells.push(...line.cells.map(({ text }) => text));
    return;
  }
  line.cells.forEach(({ text }, index) => {
    const column = columns[index] ?? 0;
    row.cells[column] = goesOn ? `${row.cells[column] ?? ''} ${text}`.trim() : text;
  });
}

/** Column whose header begins or ends nearest, or that reaches over the cell; null when none does. */
function columnOf(header: PdfLine, x: number, end: number): number | null {
  const near = 1.5 * header.size;
  const found = header.cells.findIndex((cell) => Math.abs(cell.x - x) <= near || (x < cell.end && end > cell.x));
  return found < 0 ? null : found;
}

function emit(header: PdfLine, rows: readonly Row[], sections: readonly string[], sink: BlockSink): void {
  const place = `page ${header.page}`;
  const headers: TableRow = { cells: header.cells.map(({ text }) => text), isHeader: true, place };
  const bare = (row: Row): TableRow => ({ cells: row.cells.filter((cell) => cell !== ''), isHeader: false, place });
  if (rows.length === 0) linearRows([{ ...headers, isHeader: false }], sections, sink);
  for (const row of rows) linearRows(row.isAligned ? [headers, { ...bare(row), cells: row.cells }] : [bare(row)], sections, sink);
}
