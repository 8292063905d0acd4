import { randomUUID } from 'node:crypto';
import { blind, entryParts, intentOf, sealText, writeOpen } from '@consilium/ledger';
import type { EntryBody, Intent, OpenDetail, PlainFacts } from '@consilium/ledger';
import type { Actor, Instant, Uuid } from '@consilium/domain';
import { currentPurpose } from '../access.ts';
import { inTransaction, onlyRow, sqlStateOf } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { IntentChanged } from './intent-changed.ts';
import { KeyDestroyed } from './key-destroyed.ts';
import { stateAndRows, takeChanges } from './row-images.ts';
import type { RowImages, TakenChanges } from './row-images.ts';
import type { Trail } from './trail.ts';

/** Who did it: a person as he was at that moment, or a part of the engine. */
export type EntryActor = Pick<Actor, 'kind' | 'name' | 'roles' | 'amr'> & { readonly id: string };

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
  /** State before and after as the caller sees it; kept in the encrypted detail, beside the images of the rows that the database noted. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: PlainFacts | null;
  readonly ai?: EntryBody['ai'];
  readonly wf?: EntryBody['wf'];
  readonly requestId?: string | null;
  readonly amr?: readonly string[];
  /** Images beside the noted ones: of rows that stood before their entries held any. */
  readonly rows?: RowImages;
  /** Rows as they were are not kept: of an erasure, which would keep what it erases. */
  readonly forgetsBefore?: boolean;
  /** What the caller took for the time; the entry bears the database's own clock. */
  readonly now?: Instant;
}

/**
 * Appends an entry inside the caller's transaction (AUD-01).
 * 1. Takes the changes of regulated rows noted since the last entry of this transaction, and commits to their images (AUD-31).
 * 2. Personal data stay out of the body: blinded commitments there, the data themselves encrypted for the case's patient.
 * 3. A repeat under the same id and of the same intent does nothing; one of another intent is refused, and is an entry of its own.
 *
 * One round trip to take changes, if this connection has changed anything. The entry itself goes with the next statement of the transaction or with its COMMIT, and so does its refusal.
 * @throws IntentChanged
 */
export async function appendEntry(sql: Sql, entry: NewEntry): Promise<void> {
  const open = openOf(entry, await takeChanges(sql));
  const { commitments, text } = writeOpen(open);
  const { head, tail } = entryParts({ ...plainOf(entry, sql.trail.origin), ...commitments });
  const isOpen = open.before !== null || open.after !== null || open.detail !== null;
  const intent = intentOf(sql.trail.keys.intent, intentIn(entry));
  const key = isOpen ? await sql.trail.dataKeys.forCase(sql, entry.caseId ?? null) : null;
  const sealed = key && sealText(key.key, { entry: entry.id, key: key.id }, text);
  await sql.defer({
    statement: APPEND,
    values: [entry.id, head, tail, intent, entry.caseIds ?? null, key?.id ?? null, sealed],
    refused: (error) => refusalOf(error, sql.trail, entry),
  });
}

const APPEND = { name: 'ledger.append', text: 'SELECT ledger.append($1, $2, $3, $4, $5, $6, $7)' };

/** SQLSTATE of `ledger.append`. */
const OTHER_INTENT = 'CN022';
const KEY_DESTROYED = 'CN023';

function refusalOf(error: Error, { dataKeys }: Trail, entry: NewEntry): Error {
  switch (sqlStateOf(error)) {
    case OTHER_INTENT:
      return new IntentChanged(entry, (dataSource) => inTransaction(dataSource, (own) => appendEntry(own, attemptAt(entry))));
    case KEY_DESTROYED:
      dataKeys.forget();
      return new KeyDestroyed(entry.id);
    default:
      return error;
  }
}

const attemptAt = ({ id, actor, act, object, caseId = null, requestId = null }: NewEntry): NewEntry => ({
  id: randomUUID(),
  actor,
  act,
  object,
  caseId,
  outcome: 'failed',
  reason: 'LEDGER.INTENT_CHANGED',
  detail: { entry: id },
  requestId,
});

function openOf({ before, after, detail, rows, forgetsBefore = false }: NewEntry, { was, is }: TakenChanges): OpenDetail {
  return {
    before: blind(stateAndRows(before, forgetsBefore ? {} : was)),
    after: blind(stateAndRows(after, { ...rows, ...is })),
    detail: blind(detail),
  };
}

const plainOf = (entry: NewEntry, log: string) => ({
  v: 2 as const,
  log,
  id: entry.id,
  tz: 'UTC' as const,
  actor: { ref: entry.actor.id, kind: entry.actor.kind, roles: entry.actor.roles, amr: entry.amr ?? entry.actor.amr ?? [] },
  act: entry.act,
  purpose: currentPurpose(entry.caseId !== undefined && entry.caseId !== null),
  obj: { type: entry.object.type, id: entry.object.id, ver: entry.object.version },
  subj: entry.caseId ?? null,
  outcome: entry.outcome ?? ('done' as const),
  reason: entry.reason ?? null,
  ai: entry.ai ?? null,
  wf: entry.wf ?? null,
  req: entry.requestId ?? null,
});

/** Without the row images: they hold times of the database, which a repeat does not share. */
const intentIn = (entry: NewEntry): Intent => ({
  act: entry.act,
  object: entry.object,
  actor: { id: entry.actor.id, kind: entry.actor.kind },
  data: {
    before: entry.before ?? null,
    after: entry.after ?? null,
    detail: entry.detail ?? null,
    outcome: entry.outcome ?? 'done',
    reason: entry.reason ?? null,
    ai: entry.ai ?? null,
    wf: entry.wf ?? null,
  },
});

/** Time of the database, to the millisecond. */
export const databaseNow = async (sql: Sql): Promise<Instant> =>
  onlyRow(await sql.rows<{ now: string }>('SELECT clinic.iso(clock_timestamp()) AS now')).now;
