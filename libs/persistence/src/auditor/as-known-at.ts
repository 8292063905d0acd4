import type { Instant, Uuid } from '@consilium/domain';
import { sha256Hex } from '@consilium/ledger';
import { databaseNow } from '../ledger/append-entry.ts';
import { openDetails } from '../ledger/open-details.ts';
import type { SealedEntry } from '../ledger/open-details.ts';
import type { RowImage } from '../ledger/row-images.ts';
import type { Sql } from '../sql.ts';
import { pictureOf } from './case-picture.ts';
import type { CasePicture } from './case-picture.ts';

export interface Moment {
  readonly at: Instant;
  readonly entry: Uuid;
  readonly ord: number;
  readonly action: string;
  readonly actor: string;
}
export interface CaseAsKnownAt extends CasePicture {
  readonly caseId: Uuid;
  readonly caseRef: string | null;
  readonly at: Instant;
  readonly basedOn: (Omit<Moment, 'actor'> & { readonly entries: number }) | null;
  /** Times at which the record changed, whatever `at`. */
  readonly moments: readonly Moment[];
  readonly erased: number;
}

interface StoredEntry extends SealedEntry, Omit<Moment, 'entry'> {}
const ENTRIES = `
  SELECT e.id, e.ord::int AS ord, clinic.iso(e.recorded_at) AS at, e.action, coalesce(u.name, e.actor) AS actor,
         convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed
  FROM ledger.entry e LEFT JOIN clinic.user u ON u.id::text = e.actor LEFT JOIN ledger.detail d ON d.entry = e.id
  WHERE e.case_id = $1 AND e.outcome = 'done' AND e.action <> 'read' ORDER BY e.ord`;

/** Tables that tell of the auditors' own work, or of who looked: no part of the record. */
const BESIDE = ['clinic.audit_review', 'clinic.break_glass', 'clinic.break_glass_end', 'clinic.break_glass_review'];

/**
 * The case at a time, from nothing but the images in its entries until then: what was changed in the rows since, by whatever way, does not show. Null
 * where no entry tells of such a case.
 */
export async function caseAsKnownAt(sql: Sql, caseId: Uuid, asked: Instant | null): Promise<CaseAsKnownAt | null> {
  const at = asked ?? (await databaseNow(sql));
  const stored = await sql.rows<StoredEntry>(ENTRIES, [caseId]);
  if (stored.length === 0) return null;
  const opened = await openDetails(sql, stored);
  const changes = stored
    .map((entry, index) => ({ entry, rows: rowsIn(opened[index]?.open?.after?.data) }))
    .filter(({ rows }) => rows.length > 0);
  const until = changes.filter(({ entry }) => Date.parse(entry.at) <= Date.parse(at));
  const rows = new Map(until.flatMap((change) => change.rows));
  const last = until.at(-1)?.entry;
  return {
    caseId,
    caseRef: (await sql.rows<{ ref: string }>('SELECT ref FROM clinic.case WHERE id = $1', [caseId]))[0]?.ref ?? null,
    at,
    basedOn: last ? { entry: last.id, ord: last.ord, at: last.at, action: last.action, entries: until.length } : null,
    moments: changes.map(({ entry: { id, ord, at: when, action, actor } }) => ({ at: when, entry: id, ord, action, actor })),
    erased: opened.filter(({ isErased }) => isErased).length,
    ...pictureOf(rows, { names: await namesOf(sql), contents: await contentsOf(sql, caseId) }),
  };
}

/** Images in `after.rows`, by `<schema.table>:<key>`. */
function rowsIn(data: unknown): readonly (readonly [string, RowImage])[] {
  if (typeof data !== 'object' || data === null || !('rows' in data) || typeof data.rows !== 'object' || data.rows === null) return [];
  return Object.entries(data.rows).filter(([key]) => !BESIDE.includes(key.slice(0, key.indexOf(':'))));
}

async function namesOf(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const people = await sql.rows<{ id: Uuid; name: string }>('SELECT u.id, u.name FROM clinic.user u');
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Texts of decisions by the digest that they have now: an image names its digest, so a text that was changed since is not found. */
async function contentsOf(sql: Sql, caseId: Uuid): Promise<ReadonlyMap<string, string>> {
  const stored = await sql.rows<{ content: string }>('SELECT d.content FROM clinic.decision_version d WHERE d.case_id = $1', [caseId]);
  return new Map(stored.map(({ content }) => [`sha256:${sha256Hex(content)}`, content]));
}
