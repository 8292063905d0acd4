import { digestOf, sealEntry } from '@consilium/ledger';
import type { EntryBody, PlainFacts } from '@consilium/ledger';
import type { Actor, Instant, Uuid } from '@consilium/domain';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';

/** Who did it: a person as he was at that moment, or a part of the engine. */
export type EntryActor = Pick<Actor, 'kind' | 'name' | 'roles'> & { readonly id: string };

/** The engine's own steps. A service has no roles and can sign nothing. */
export const ENGINE: EntryActor = { id: 'engine', kind: 'service', name: 'Consilium engine', roles: [] };

export interface NewEntry {
  readonly id: Uuid;
  readonly actor: EntryActor;
  readonly act: string;
  readonly object: { readonly type: string; readonly id: string; readonly version: number | null };
  readonly caseId?: Uuid | null;
  /** Cases whose data leaves with one answer. */
  readonly caseIds?: readonly Uuid[];
  readonly outcome?: EntryBody['outcome'];
  /** A code; free text of people is in their act and only its digest here. */
  readonly reason?: string | null;
  /** Values before and after; only their digests are kept. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: PlainFacts | null;
  readonly ai?: EntryBody['ai'];
  readonly wf?: EntryBody['wf'];
  readonly requestId?: string | null;
  readonly amr?: readonly string[];
  /** Database clock of this transaction. */
  readonly now: Instant;
}

const digestOrNull = (value: unknown): string | null => (value === undefined || value === null ? null : digestOf(value));

const bodyOf = (entry: NewEntry): EntryBody => ({
  v: 1,
  log: 'consilium',
  id: entry.id,
  ts: entry.now,
  tz: 'UTC',
  actor: { ref: entry.actor.id, kind: entry.actor.kind, roles: entry.actor.roles, amr: entry.amr ?? [] },
  act: entry.act,
  purpose: 'care',
  obj: { type: entry.object.type, id: entry.object.id, ver: entry.object.version },
  subj: entry.caseId ?? null,
  outcome: entry.outcome ?? 'done',
  reason: entry.reason ?? null,
  before: digestOrNull(entry.before),
  after: digestOrNull(entry.after),
  detail: entry.detail ?? null,
  ai: entry.ai ?? null,
  wf: entry.wf ?? null,
  req: entry.requestId ?? null,
});

/**
 * Appends an entry inside the caller's transaction (AUD-01). A second entry of the same id is the same one: nothing happens.
 * Columns that can be searched are read off the hashed body by the database.
 */
export async function appendEntry(sql: Sql, entry: NewEntry): Promise<void> {
  const { text, sha256 } = sealEntry(bodyOf(entry));
  await sql.run(
    `INSERT INTO ledger.entry (id, actor_name, case_ids, body, body_sha256) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
    [entry.id, entry.actor.name, entry.caseIds ?? null, text, sha256],
  );
}

/** Time of the database, to the millisecond. */
export const databaseNow = async (sql: Sql): Promise<Instant> =>
  onlyRow(await sql.rows<{ now: string }>('SELECT clinic.iso(clock_timestamp()) AS now')).now;
