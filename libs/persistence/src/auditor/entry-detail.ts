import type { Sha256, Uuid } from '@consilium/domain';
import { formatProof, toBase64 } from '@consilium/ledger';
import { LIST } from '../ledger/audit.ts';
import type { AuditEntry, ListedEntry } from '../ledger/audit.ts';
import { readCheckpoint, readInclusionProof } from '../ledger/log-reader.ts';
import { factsOf, openDetails } from '../ledger/open-details.ts';
import type { RowImage } from '../ledger/row-images.ts';
import type { Sql } from '../sql.ts';

export interface ChangedRow {
  readonly table: string;
  readonly key: string;
  readonly was: RowImage | null;
  readonly is: RowImage;
}
export interface EntryProof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  readonly hashes: readonly string[];
  readonly root: string;
  readonly checkpoint: string;
  readonly text: string;
}
export interface AuditEntryDetail extends AuditEntry {
  readonly body: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly rows: readonly ChangedRow[];
  readonly erased: boolean;
  readonly leaf: Sha256;
  readonly proof: EntryProof | null;
}

/** One entry with all that stands behind it, its details open. */
export async function findEntry(sql: Sql, id: Uuid): Promise<AuditEntryDetail | null> {
  const [listed] = await sql.rows<ListedEntry>(`${LIST} WHERE e.id = $1`, [id]);
  const [place] = await sql.rows<{ leaf: Uint8Array; index: number | null }>(
    'SELECT e.leaf_hash AS leaf, l.idx::float8 AS index FROM ledger.entry e LEFT JOIN ledger.leaf l ON l.entry = e.id WHERE e.id = $1',
    [id],
  );
  if (!listed || !place) return null;
  const [opened] = await openDetails(sql, [listed]);
  const { key: _key, sealed: _sealed, body, ...entry } = listed;
  const { ai, purpose } = factsOf(body);
  const [before, after] = [stateIn(opened?.open?.before?.data), stateIn(opened?.open?.after?.data)];
  return {
    ...entry,
    ai,
    purpose,
    body,
    detail: opened?.detail ?? null,
    before: before.state,
    after: after.state,
    rows: changedRows(before.rows, after.rows),
    erased: opened?.isErased ?? false,
    leaf: Buffer.from(place.leaf).toString('hex'),
    proof: place.index === null ? null : await proofOf(sql, place.index, place.leaf),
  };
}

interface StateAndRows {
  readonly state: unknown;
  readonly rows: Readonly<Record<string, RowImage>>;
}
const NOTHING: StateAndRows = { state: null, rows: {} };

/** As `stateAndRows` put it into the detail. */
function stateIn(data: unknown): StateAndRows {
  if (typeof data !== 'object' || data === null) return NOTHING;
  const { state = null, rows = {} } = data as Partial<StateAndRows>;
  return { state, rows };
}

const changedRows = (was: StateAndRows['rows'], is: StateAndRows['rows']): readonly ChangedRow[] =>
  Object.entries(is).map(([row, image]) => {
    const colon = row.indexOf(':');
    return { table: row.slice(0, colon), key: row.slice(colon + 1), was: was[row] ?? null, is: image };
  });

/** Null while no signed checkpoint covers the entry. */
async function proofOf(sql: Sql, index: number, leaf: Uint8Array): Promise<EntryProof | null> {
  const checkpoint = await readCheckpoint(sql);
  if (!checkpoint || checkpoint.size <= index) return null;
  const hashes = await readInclusionProof(sql, checkpoint.size, index);
  return {
    index,
    size: checkpoint.size,
    leafHash: toBase64(leaf),
    hashes: hashes.map(toBase64),
    root: toBase64(checkpoint.root),
    checkpoint: checkpoint.note,
    text: formatProof({ index, hashes, checkpoint: checkpoint.note }),
  };
}
