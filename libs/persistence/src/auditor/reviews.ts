import { randomUUID } from 'node:crypto';
import type { Actor, Instant, Uuid } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ReviewVerdict } from './samples.ts';

export interface ReviewRequest {
  readonly caseId?: Uuid | undefined;
  readonly entryId?: Uuid | undefined;
  readonly sampleId?: Uuid | undefined;
  readonly verdict: ReviewVerdict;
  readonly note: string;
}
export interface ReviewFilter {
  readonly case?: Uuid | undefined;
  readonly entry?: Uuid | undefined;
  readonly sample?: Uuid | undefined;
}
export interface AuditReview {
  readonly id: Uuid;
  readonly caseId: Uuid | null;
  readonly caseRef: string | null;
  readonly entryId: Uuid | null;
  readonly sampleId: Uuid | null;
  readonly verdict: ReviewVerdict;
  readonly note: string;
  readonly by: { readonly id: Uuid; readonly name: string };
  readonly at: Instant;
}

const SELECT = `
  SELECT r.id, r.case_id AS "caseId", c.ref AS "caseRef", r.entry_id AS "entryId", r.sample_id AS "sampleId", r.verdict, r.note,
         json_build_object('id', u.id, 'name', u.name) AS "by", clinic.iso(r.at) AS at
  FROM clinic.audit_review r JOIN clinic.user u ON u.id = r.by_user LEFT JOIN clinic.case c ON c.id = r.case_id`;
const MOST = 500;

/** Newest first. */
export const listReviews = (sql: Sql, { case: ofCase, entry, sample }: ReviewFilter): Promise<readonly AuditReview[]> =>
  sql.rows<AuditReview>(
    `${SELECT} WHERE ($1::uuid IS NULL OR r.case_id = $1) AND ($2::uuid IS NULL OR r.entry_id = $2) AND ($3::uuid IS NULL OR r.sample_id = $3)
     ORDER BY r.at DESC, r.id LIMIT ${MOST}`,
    [ofCase ?? null, entry ?? null, sample ?? null],
  );

/** Whether what the review names is there, and what case it is about: that of the entry where an entry is named. */
const TARGETS = `
  SELECT CASE WHEN $1::uuid IS NOT NULL THEN (SELECT c.id FROM clinic.case c WHERE c.id = $1)
              ELSE (SELECT e.case_id FROM ledger.entry e WHERE e.id = $2::uuid) END AS "caseId",
         ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM clinic.case c WHERE c.id = $1)) AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM ledger.entry e WHERE e.id = $2))
         AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM clinic.audit_sample s WHERE s.id = $3)) AS "isKnown"`;

/** Null: what it is about is not there. The words of the review are under the patient's key in its entry, and go with an erasure. */
export async function recordReview(sql: Sql, request: ReviewRequest, actor: Actor, requestId: string): Promise<AuditReview | null> {
  const { caseId, entryId, sampleId, verdict, note } = request;
  const [target] = await sql.rows<{ caseId: Uuid | null; isKnown: boolean }>(TARGETS, [caseId ?? null, entryId ?? null, sampleId ?? null]);
  if (!target?.isKnown) return null;
  const [id, at] = [randomUUID(), await databaseNow(sql)];
  await sql.run(
    'INSERT INTO clinic.audit_review (id, case_id, entry_id, sample_id, verdict, note, by_user, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, target.caseId, entryId ?? null, sampleId ?? null, verdict, note, actor.id, at],
  );
  await appendEntry(sql, {
    id: randomUUID(),
    actor,
    act: 'audit-reviewed',
    object: { type: 'audit-review', id, version: null },
    caseId: target.caseId,
    reason: verdict,
    detail: { entry: entryId ?? null, sample: sampleId ?? null },
    requestId,
    now: at,
  });
  return onlyRow(await sql.rows<AuditReview>(`${SELECT} WHERE r.id = $1`, [id]));
}
