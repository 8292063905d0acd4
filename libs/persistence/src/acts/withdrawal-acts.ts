import type { DataSource } from 'typeorm';
import { ok, recuse, withdrawSignature } from '@consilium/domain';
import type { HumanActs, Outcome, Uuid } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

const voidSignature = (sql: Sql, caseId: Uuid, id: Uuid, reason: string, by: Uuid, at: string): Promise<number> =>
  sql.run('INSERT INTO clinic.signature_void (signature_id, case_id, reason, by_user, at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    caseId,
    reason,
    by,
    at,
  ]);

/** What takes a vote back: both leave the signature in history as void. Only signatures under review are looked at; issued ones stay. */
export const withdrawalActs = (dataSource: DataSource): Pick<HumanActs, 'withdrawSignature' | 'recuse'> => ({
  withdrawSignature: (caseId, signatureId, reason, context) =>
    act(
      dataSource,
      { kind: 'signature-withdrawn', caseId, context, payload: { signatureId, reason } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const { review } = await loadKnownCase(sql, caseId);
        const withdrawal = withdrawSignature(review?.signatures ?? [], signatureId, context.actor.id, reason);
        if (!withdrawal.ok) return withdrawal;
        if (withdrawal.value.kind === 'repeated') return ok({ kind: 'repeated' });
        const { signature } = withdrawal.value;
        await voidSignature(sql, caseId, signatureId, `withdrawn: ${reason}`, context.actor.id, row.now);
        return ok({
          kind: 'done',
          reviewChanged: true,
          before: signature,
          after: { reason },
          detail: { signature: signatureId, decision: signature.version },
        });
      },
    ),

  recuse: (caseId, reason, context) =>
    act(
      dataSource,
      { kind: 'member-recused', caseId, context, payload: reason, businessKey: 'recusal' },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const { record, review } = await loadKnownCase(sql, caseId);
        const member = context.actor.id;
        const change = recuse({ recusals: record.recusals, signatures: review?.signatures ?? [] }, member, reason);
        if (!change.ok) return change;
        if (change.value.kind === 'repeated') return ok({ kind: 'repeated' });
        for (const { id } of change.value.voids) await voidSignature(sql, caseId, id, 'recused', member, row.now);
        await sql.run('INSERT INTO clinic.recusal (case_id, member, reason, at) VALUES ($1, $2, $3, $4)', [
          caseId,
          member,
          reason,
          row.now,
        ]);
        return ok({
          kind: 'done',
          reviewChanged: true,
          after: { member, reason },
          detail: { member, voided: change.value.voids.map(({ id }) => id) },
        });
      },
    ),
});
