/** One row of a table: its line in the file (the header is line 1) and its cells by column name. */
export interface TsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface TsvTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TsvRow[];
  /** Lines whose number of cells is not that of the header. */
  readonly malformed: readonly { readonly line: number; readonly cells: number; readonly first: string }[];
}

/** Reads tab-separated text without quoting, as CIViC writes it. A row with another number of cells is reported, never shifted into place. */
export function readTsv(file: string, text: string): TsvTable {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const columns = cellsOf(lines[0] ?? '').map((column) => column.trim());
  const rows: TsvRow[] = [];
  const malformed: { line: number; cells: number; first: string }[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const values = cellsOf(line);
    if (values.length !== columns.length) malformed.push({ line: index + 1, cells: values.length, first: (values[0] ?? '').slice(0, 60) });
    else rows.push({ line: index + 1, cells: Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ''])) });
  }
  return { file, columns, rows, malformed };
}

const cellsOf = (line: string): readonly string[] => line.replace(/\r$/, '').split('\t');

export const cell = (row: TsvRow, column: string): string => (row.cells[column] ?? '').trim();

/** Comma-separated cell without blanks and `N/A`. */
export const listCell = (row: TsvRow, column: string): readonly string[] =>
  cell(row, column)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'N/A');
