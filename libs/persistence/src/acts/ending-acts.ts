import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { ActContext, ActReceipt, HumanActs, Outcome, Uuid } from '@consilium/domain';
import { act, voidDecisions } from './act.ts';
import type { ActEffect } from './act.ts';

/** A new run number makes every result still under way worthless; the decision, if any, is void. */
const end = (
  dataSource: DataSource,
  kind: 'case-rejected' | 'case-cancelled',
  caseId: Uuid,
  reason: string,
  context: ActContext,
): Promise<Outcome<ActReceipt>> =>
  act(dataSource, { kind, caseId, context, payload: reason }, async ({ sql, row, actId }): Promise<Outcome<ActEffect>> => {
    if (!reason.trim()) return refuse('CASE.REASON_REQUIRED', { act: kind });
    const run = row.run + 1;
    await sql.run('INSERT INTO clinic.case_run (case_id, run, from_stage, act_id, at) VALUES ($1, $2, $3, $4, $5)', [
      caseId,
      run,
      row.stage,
      actId,
      row.now,
    ]);
    await voidDecisions(sql, row, kind);
    const status = kind === 'case-rejected' ? 'rejected' : 'cancelled';
    return ok({
      kind: 'done',
      patch: { run, status, holds: [], missingSeats: [], endReason: reason },
      after: { status, reason },
      reason: status,
    });
  });

export const endingActs = (dataSource: DataSource): Pick<HumanActs, 'rejectCase' | 'cancelCase'> => ({
  rejectCase: (caseId, reason, context) => end(dataSource, 'case-rejected', caseId, reason, context),
  cancelCase: (caseId, reason, context) => end(dataSource, 'case-cancelled', caseId, reason, context),
});
