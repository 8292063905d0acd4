import { randomUUID } from 'node:crypto';
import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { Actor, Instant, Sha256, Uuid } from '@consilium/domain';
import { inTransaction, withSql } from '../sql.ts';
import type { SqlValue } from '../sql.ts';
import { appendEntry, databaseNow } from './append-entry.ts';
import type { EntryActor } from './append-entry.ts';

export interface AuditFilter {
  /** Inclusive. */
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly case?: Uuid | undefined;
  readonly outcome?: 'done' | 'refused' | 'failed' | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export interface AuditEntry {
  readonly id: Uuid;
  readonly ord: number;
  readonly at: Instant;
  readonly actor: { readonly id: string; readonly name: string; readonly kind: string; readonly roles: readonly string[] };
  readonly action: string;
  readonly object: { readonly type: string; readonly id: string; readonly version: number | null };
  readonly caseId: Uuid | null;
  readonly caseRef: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
  /** Drafter and model of an entry of a draft or narration, by names and digests. */
  readonly ai: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  readonly sha256: Sha256;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Denial {
  readonly actor: EntryActor;
  readonly action: string;
  readonly code: string;
  readonly outcome?: 'refused' | 'failed';
  readonly caseId?: Uuid | null;
  readonly requestId: string | null;
}

export interface AuditTrail {
  /** Newest first. */
  list(filter: AuditFilter): Promise<Page<AuditEntry>>;
  /** Entry of a read, before the data leaves (AUD-17); it throws when it can't be written, and the answer must then be 503. */
  recordRead(actor: Actor, what: string, caseIds: readonly Uuid[], requestId: string): Promise<void>;
  /** Entry of a denial or failure (AUD-18). */
  recordDenial(denial: Denial): Promise<void>;
}

const MAX_PAGE = 200;

/** `$n` for each condition that is asked for. */
function whereOf(filter: AuditFilter): { readonly text: string; readonly values: SqlValue[] } {
  const conditions: readonly (readonly [string, SqlValue | undefined])[] = [
    ['e.recorded_at >= $', filter.from],
    ['e.recorded_at < $', filter.to],
    // Id, or a part of the printed name.
    [`(e.actor = $ OR strpos(lower(e.actor_name), lower($)) > 0)`, filter.actor],
    ['e.action = $', filter.action],
    ['(e.case_id = $ OR e.case_ids @> ARRAY[$::uuid])', filter.case],
    ['e.outcome = $', filter.outcome],
    ['e.ord < $', filter.after],
  ];
  const values: SqlValue[] = [];
  const texts = conditions.flatMap(([text, value]) => (value === undefined ? [] : [text.replaceAll('$', `$${values.push(value)}`)]));
  return { text: texts.length > 0 ? `WHERE ${texts.join(' AND ')}` : '', values };
}

const LIST = `
  SELECT e.id, e.ord::int AS ord, clinic.iso(e.recorded_at) AS at,
         json_build_object('id', e.actor, 'name', e.actor_name, 'kind', e.actor_kind, 'roles', e.actor_roles) AS actor,
         e.action, json_build_object('type', e.object_type, 'id', e.object_id, 'version', e.object_version) AS object,
         e.case_id AS "caseId", c.ref AS "caseRef", e.outcome, e.reason, e.body::json->'detail' AS detail, e.body::json->'ai' AS ai, e.request_id AS "requestId", e.body_sha256 AS sha256
  FROM ledger.entry e LEFT JOIN clinic.case c ON c.id = e.case_id`;

export const auditTrail = (dataSource: DataSource): AuditTrail => ({
  async list(filter) {
    const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE);
    const { text, values } = whereOf(filter);
    const found = await withSql(dataSource, (sql) =>
      sql.rows<AuditEntry>(`${LIST} ${text} ORDER BY e.ord DESC LIMIT ${limit + 1}`, values),
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? String(items.at(-1)?.ord) : null };
  },

  async recordRead(actor, what, caseIds, requestId) {
    const [only] = caseIds;
    const single = caseIds.length === 1 && only !== undefined;
    await inTransaction(dataSource, async (sql) =>
      appendEntry(sql, {
        id: stableId('read', requestId, actor.id, what, ...caseIds),
        actor,
        act: 'read',
        object: { type: what, id: single ? only : requestId, version: null },
        caseId: single ? only : null,
        ...(single ? {} : { caseIds }),
        detail: { what, cases: single ? [only] : caseIds.slice(0, MAX_NAMED), count: caseIds.length },
        requestId,
        now: await databaseNow(sql),
      }),
    );
  },

  async recordDenial({ actor, action, code, outcome = 'refused', caseId = null, requestId }) {
    await inTransaction(dataSource, async (sql) =>
      appendEntry(sql, {
        id: randomUUID(),
        actor,
        act: action,
        object: caseId === null ? { type: 'system', id: action, version: null } : { type: 'case', id: caseId, version: null },
        caseId,
        outcome,
        reason: code,
        requestId,
        now: await databaseNow(sql),
      }),
    );
  },
});

/** Ids a body of 65,535 bytes can carry; an answer never lists more cases than a page has. */
const MAX_NAMED = 1000;
