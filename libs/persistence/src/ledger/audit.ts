import { randomUUID } from 'node:crypto';
import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { Actor, Instant, Purpose, Sha256, Uuid } from '@consilium/domain';
import { withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { appendEntry } from './append-entry.ts';
import type { EntryActor } from './append-entry.ts';
import { factsOf, openDetails } from './open-details.ts';
import type { SealedEntry } from './open-details.ts';
import { auditFacets } from './search/audit-facets.ts';
import type { AuditFacets } from './search/audit-facets.ts';
import { ACTOR_NAME, MARKS_OF, whereOf } from './search/audit-filter.ts';
import type { AuditFilter, AuditMark } from './search/audit-filter.ts';
import { refuseWhenStalled } from './stalled-log.ts';

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
  /** Null in entries of the first version. */
  readonly purpose: Purpose | null;
  readonly marks: readonly AuditMark[];
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
  /** The same search, counted (AUD-27). */
  facets(filter: AuditFilter): Promise<AuditFacets>;
  /** Entry of a read, before the data leaves (AUD-17); it throws when it can't be written, and the answer must then be 503. */
  recordRead(actor: Actor, what: string, caseIds: readonly Uuid[], requestId: string): Promise<void>;
  /** Entry of a denial or failure (AUD-18). */
  recordDenial(denial: Denial): Promise<void>;
}

const MAX_PAGE = 200;

export const LIST = `
  SELECT e.id, e.ord::int AS ord, clinic.iso(e.recorded_at) AS at,
         json_build_object('id', e.actor, 'name', ${ACTOR_NAME}, 'kind', e.actor_kind, 'roles', e.actor_roles) AS actor,
         e.action, json_build_object('type', e.object_type, 'id', e.object_id, 'version', e.object_version) AS object,
         e.case_id AS "caseId", c.ref AS "caseRef", e.outcome, e.reason, e.request_id AS "requestId", encode(sha256(e.body), 'hex') AS sha256, ${MARKS_OF} AS marks,
         convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed
  FROM ledger.entry e LEFT JOIN clinic.case c ON c.id = e.case_id LEFT JOIN clinic.user u ON u.id::text = e.actor
  LEFT JOIN ledger.detail d ON d.entry = e.id`;

export interface ListedEntry extends Omit<AuditEntry, 'detail' | 'ai' | 'purpose'>, SealedEntry {}

async function opened(sql: Sql, listed: readonly ListedEntry[]): Promise<readonly AuditEntry[]> {
  const open = await openDetails(sql, listed);
  return listed.map(({ body, key: _key, sealed: _sealed, ...entry }, at) => {
    const { ai, purpose } = factsOf(body);
    return { ...entry, detail: open[at]?.detail ?? null, ai, purpose };
  });
}

export const auditTrail = (dataSource: DataSource): AuditTrail => ({
  async list(filter) {
    const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE);
    const { text, values } = whereOf(filter);
    const found = await withSql(dataSource, async (sql) =>
      opened(sql, await sql.rows<ListedEntry>(`${LIST} ${text} ORDER BY e.ord DESC LIMIT ${limit + 1}`, values)),
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? String(items.at(-1)?.ord) : null };
  },

  facets: (filter) => withSql(dataSource, (sql) => auditFacets(sql, filter)),

  async recordRead(actor, what, caseIds, requestId) {
    const [only] = caseIds;
    const single = caseIds.length === 1 && only !== undefined;
    // One statement of its own: it commits by itself.
    await withSql(dataSource, async (sql) => {
      await refuseWhenStalled(sql);
      await appendEntry(sql, {
        id: stableId('read', requestId, actor.id, what, ...caseIds),
        actor,
        act: 'read',
        object: { type: what, id: single ? only : requestId, version: null },
        caseId: single ? only : null,
        ...(single ? {} : { caseIds }),
        detail: { what, cases: caseIds, count: caseIds.length },
        requestId,
      });
    });
  },

  async recordDenial({ actor, action, code, outcome = 'refused', caseId = null, requestId }) {
    await withSql(dataSource, (sql) =>
      appendEntry(sql, {
        id: randomUUID(),
        actor,
        act: action,
        object: caseId === null ? { type: 'system', id: action, version: null } : { type: 'case', id: caseId, version: null },
        caseId,
        outcome,
        reason: code,
        requestId,
      }),
    );
  },
});
