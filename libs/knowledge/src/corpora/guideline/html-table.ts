import type { BlockSink } from './block.ts';
import { MAX_COLUMNS, linearRows } from './linear-table.ts';
import type { TableRow } from './linear-table.ts';

interface OpenRow {
  readonly cells: string[];
  readonly place: string;
  isHeader: boolean;
  hasCell: boolean;
}

/** A cell that reaches into rows below its own, and into how many more. */
interface Reaching {
  readonly text: string;
  readonly rows: number;
}

/** A table of a page while it is read: cells that reach over several rows or columns stand in each of them. */
export class HtmlTable {
  private readonly rows: TableRow[] = [];
  private row: OpenRow | null = null;
  private above: ReadonlyMap<number, Reaching> = new Map();
  private below = new Map<number, Reaching>();

  openRow(place: string): void {
    this.closeRow();
    this.row = { cells: [], place, isHeader: true, hasCell: false };
    this.above = this.below;
    this.below = new Map();
  }

  /** @param columns and @param rows as `colspan` and `rowspan` say */
  cell(text: string, isHeader: boolean, columns: number, rows: number, place: string): void {
    if (this.row === null) this.openRow(place);
    const { row } = this;
    if (row === null) return;
    this.fillFromAbove(row);
    row.hasCell = true;
    row.isHeader &&= isHeader;
    for (let column = 0; column < Math.min(columns, MAX_COLUMNS); column += 1) this.push(row, text, rows - 1);
  }

  closeRow(): void {
    const { row } = this;
    this.row = null;
    if (row === null || !row.hasCell) return;
    this.fillFromAbove(row);
    this.rows.push(row);
  }

  end(sections: readonly string[], sink: BlockSink): void {
    this.closeRow();
    linearRows(this.rows, sections, sink);
  }

  private fillFromAbove(row: OpenRow): void {
    for (let cell = this.above.get(row.cells.length); cell !== undefined; cell = this.above.get(row.cells.length))
      this.push(row, cell.text, cell.rows - 1);
  }

  /** One cell more than is allowed stays, so that the row is refused and not cut. */
  private push(row: OpenRow, text: string, rowsBelow: number): void {
    if (row.cells.length > MAX_COLUMNS) return;
    if (rowsBelow > 0) this.below.set(row.cells.length, { text, rows: rowsBelow });
    row.cells.push(text);
  }
}
