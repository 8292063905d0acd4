import type { EntryLine } from '@consilium/ledger';
import type { Sql } from '../../sql.ts';
import { openDetails } from '../open-details.ts';
import type { SealedEntry } from '../open-details.ts';
import type { RowImages } from '../row-images.ts';

export interface ExportedEntry extends Pick<EntryLine, 'i' | 'body' | 'open' | 'erased'> {
  /** Images of the rows that the entry commits. */
  readonly rows: RowImages;
}

const ENTRIES = `SELECT e.id, l.idx::float8 AS i, convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed
  FROM ledger.leaf l JOIN ledger.entry e ON e.id = l.entry LEFT JOIN ledger.detail d ON d.entry = e.id WHERE l.idx = ANY ($1) ORDER BY l.idx`;

/** Entries at these places, with their details opened; an erased one says so. */
export async function readEntries(sql: Sql, indexes: readonly number[]): Promise<readonly ExportedEntry[]> {
  const found = await sql.rows<SealedEntry & { readonly i: number }>(ENTRIES, [indexes]);
  if (found.length !== indexes.length)
    throw new RangeError('Entries of the log are missing: check the log with `consilium fsck` before anything is exported.');
  const opened = await openDetails(sql, found);
  return found.map(({ i, body }, at) => {
    const { open = null, isErased = false } = opened[at] ?? {};
    return { i, body, open, ...(isErased ? { erased: true as const } : {}), rows: rowsOf(open?.after?.data) };
  });
}

const isFacts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rowsOf(data: unknown): RowImages {
  if (!isFacts(data) || !isFacts(data['rows'])) return {};
  return Object.fromEntries(Object.entries(data['rows']).flatMap(([name, image]) => (isFacts(image) ? [[name, image]] : [])));
}
