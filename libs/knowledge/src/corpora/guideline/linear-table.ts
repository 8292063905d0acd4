import type { Block, BlockSink } from './block.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** All its cells head columns. */
  readonly isHeader: boolean;
  readonly place: string;
}

/** A row of more columns is none that a person wrote. */
export const MAX_COLUMNS = 200;

/**
 * Rows of a table as one line each: `Biomarker: EGFR L858R; First line: osimertinib`. Header rows at the top are joined column by column with `/`; an empty
 * cell is left out with its header, for silence in a table says nothing. A value below no header stands alone.
 */
export function linearRows(rows: readonly TableRow[], sections: readonly string[], sink: BlockSink): void {
  const body = rows.findIndex((row) => !row.isHeader);
  const headers = headersOf(body < 0 ? [] : rows.slice(0, body));
  for (const { cells, place } of body < 0 ? rows : rows.slice(body)) {
    if (cells.length > MAX_COLUMNS) {
      sink.refuse(place, `a table row has more than ${MAX_COLUMNS} columns`);
      continue;
    }
    const text = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [withHeader(headers[index] ?? '', cell.trim())])).join('; ');
    const block: Block = { text, sections, form: 'table row', place };
    if (text !== '') sink.block(block);
  }
}

function headersOf(rows: readonly TableRow[]): readonly string[] {
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_column, index) =>
    [...new Set(rows.map(({ cells }) => cells[index]?.trim() ?? ''))].filter(Boolean).join(' / '),
  );
}

const withHeader = (header: string, value: string): string => (header === '' ? value : `${header.replace(/:\s*$/, '')}: ${value}`);
