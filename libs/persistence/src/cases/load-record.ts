import { reviewOf, reviewVerdict } from '@consilium/domain';
import type { BoardMember, CaseRecord, QuorumPolicy, Review, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';
import { RECORD_SQL } from './record.sql.ts';

interface LoadedRow {
  readonly record: Omit<CaseRecord, 'review'>;
  readonly board: { readonly members: readonly BoardMember[]; readonly policy: QuorumPolicy };
}

export interface LoadedCase {
  readonly record: CaseRecord;
  readonly review: Review | null;
}

/** A case with its review, by one statement and so by one view of the committed rows. */
export async function loadCase(sql: Sql, caseId: Uuid): Promise<LoadedCase | null> {
  const [row] = await sql.rows<LoadedRow>(RECORD_SQL, [caseId]);
  if (!row) return null;
  const review = reviewOf(row.record, row.board);
  return { record: { ...row.record, review: review && reviewVerdict(review) }, review };
}

/** For callers that hold an id from Postgres itself: a missing case is a bug, not a user's mistake. */
export async function loadKnownCase(sql: Sql, caseId: Uuid): Promise<LoadedCase> {
  const loaded = await loadCase(sql, caseId);
  if (!loaded) throw new UnknownCase(caseId);
  return loaded;
}

export class UnknownCase extends Error {
  readonly code = 'CASE.NOT_FOUND';
  constructor(caseId: Uuid) {
    super(`No case has the id ${caseId}.`);
  }
}
