import type { CaseHead, CaseStatus, DecisionContent, Hold, Instant, Stage, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';
import { UnknownCase } from './load-record.ts';

/** The locked row of a case: what every write looks at first. */
export interface CaseRow extends CaseHead {
  readonly ref: string;
  readonly board: string;
  readonly revision: number;
  readonly version: number;
  readonly holds: readonly Hold[];
  readonly amendment: { readonly kind: Exclude<DecisionContent['kind'], 'original'>; readonly reason: string } | null;
  readonly recused: readonly Uuid[];
  /** Database clock when the lock was had. */
  readonly now: Instant;
}

const COLUMNS = `c.id AS "caseId", c.ref, c.board, c.stage, c.status, c.run, c.revision, c.version, c.holds, c.amendment,
  ARRAY(SELECT r.member FROM clinic.recusal r WHERE r.case_id = c.id) AS recused, clinic.iso(clock_timestamp()) AS now`;

/** Locks the case until the transaction ends: writes on one case come one after another. */
export async function lockCase(sql: Sql, caseId: Uuid): Promise<CaseRow | null> {
  await sql.rows('SELECT 1 FROM clinic.case WHERE id = $1 FOR UPDATE', [caseId]);
  const [row] = await sql.rows<CaseRow>(`SELECT ${COLUMNS} FROM clinic.case c WHERE c.id = $1`, [caseId]);
  return row ?? null;
}

export async function lockKnownCase(sql: Sql, caseId: Uuid): Promise<CaseRow> {
  const row = await lockCase(sql, caseId);
  if (!row) throw new UnknownCase(caseId);
  return row;
}

export async function readHead(sql: Sql, caseId: Uuid): Promise<CaseHead> {
  const [head] = await sql.rows<{ caseId: Uuid; stage: Stage; status: CaseStatus; run: number }>(
    'SELECT id AS "caseId", stage, status, run FROM clinic.case WHERE id = $1',
    [caseId],
  );
  if (!head) throw new UnknownCase(caseId);
  return head;
}
