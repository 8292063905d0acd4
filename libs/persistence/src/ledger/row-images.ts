import type { Sql } from '../sql.ts';

/** A row as it stands, by column; large columns as `sha256:<hex>`. */
export type RowImage = Readonly<Record<string, unknown>>;
/** By `<schema.table>:<key>`. */
export type RowImages = Readonly<Record<string, RowImage>>;

interface NotedChange {
  readonly key: string;
  readonly was: RowImage | null;
  readonly is: RowImage;
}

export interface TakenChanges {
  /** Rows that were changed, as they were. */
  readonly was: RowImages;
  /** Rows that were changed or made, as they are. */
  readonly is: RowImages;
}

const TAKE = { name: 'ledger.take_changes', text: 'SELECT ledger.take_changes() AS changes' };
const NONE: TakenChanges = { was: {}, is: {} };

/** Takes what the database noted since the last entry of this transaction; the next entry must carry it, or COMMIT is refused (AUD-02). */
export async function takeChanges(sql: Sql): Promise<TakenChanges> {
  if (!sql.mayHaveChanged()) return NONE;
  const [row] = await sql.prepared<{ changes: string | null }>(TAKE);
  if (!row?.changes) return NONE;
  const changes = row.changes.split('\n').filter(Boolean).map(asChange);
  const [was, is] = [new Map<string, RowImage>(), new Map<string, RowImage>()];
  for (const { key, was: before, is: now } of changes) {
    // Changed twice: as it was at first, and as it is at last.
    if (before !== null && !is.has(key)) was.set(key, before);
    is.set(key, now);
  }
  return { was: Object.fromEntries(was), is: Object.fromEntries(is) };
}

/** Written by the trigger `note_change`. */
const asChange = (line: string): NotedChange => JSON.parse(line) as NotedChange;

/** Data of `before` or `after`: what the caller says of the state, and the rows. */
export function stateAndRows(state: unknown, rows: RowImages): { readonly state?: unknown; readonly rows: RowImages } | null {
  const said = state !== undefined && state !== null;
  if (!said && Object.keys(rows).length === 0) return null;
  return { ...(said ? { state } : {}), rows };
}
