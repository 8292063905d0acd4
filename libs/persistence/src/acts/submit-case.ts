import { randomUUID } from 'node:crypto';
import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { boardOfNewCase, may, ok } from '@consilium/domain';
import type { ActContext, ActReceipt, CaseSubmission, Outcome } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { auditTrail } from '../ledger/audit.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { patientOf } from '../ledger/patients.ts';
import { insertAct } from './act.ts';
import { repeatOf } from './idempotency.ts';
import type { TumorTypes } from './tumor-types.ts';

/** A new case at intake; what is missing there holds it with a reason instead of refusing it. */
export async function submitCase(
  dataSource: DataSource,
  tumorTypes: TumorTypes,
  submission: CaseSubmission,
  context: ActContext,
): Promise<Outcome<ActReceipt>> {
  const byRole = may(context.actor, 'case:submit');
  const allowed = byRole.ok ? boardOfNewCase(context.actor, submission.board) : byRole;
  if (!allowed.ok) {
    await auditTrail(dataSource).recordDenial({
      actor: context.actor,
      action: 'case-submitted',
      code: allowed.refusal.code,
      requestId: context.requestId,
    });
    return allowed;
  }
  const type = await tumorTypes(submission.diagnosis.code);
  return inTransaction<Outcome<ActReceipt>>(dataSource, async (sql) => {
    const keyed = { kind: 'case-submitted', caseId: null, context, payload: submission } as const;
    const repeat = await repeatOf(sql, keyed);
    if (repeat) return repeat;
    const [caseId, actId, now] = [randomUUID(), randomUUID(), await databaseNow(sql)];
    const diagnosis = { code: type?.code ?? submission.diagnosis.code, name: type?.name ?? null, text: submission.diagnosis.text };
    const patientId = await patientOf(sql, submission.patient.pseudonym, context.actor);
    await insertCase(sql, { caseId, patientId }, { ...submission, board: allowed.value, diagnosis }, now);
    await sql.run(`INSERT INTO clinic.case_run (case_id, run, from_stage, act_id, at) VALUES ($1, 1, 'intake', $2, $3)`, [
      caseId,
      actId,
      now,
    ]);
    await appendEntry(sql, {
      id: stableId('act', actId),
      actor: context.actor,
      act: 'case-submitted',
      object: { type: 'case', id: caseId, version: 1 },
      caseId,
      after: submission,
      detail: { act: actId, diagnosis: diagnosis.code, consent: submission.consent.status },
      requestId: context.requestId,
      now,
    });
    await insertAct(sql, keyed, { actId, row: { caseId, now }, version: 1, revision: 0 });
    return ok({ actId, caseId, version: 1, revision: 0, repeated: false });
  });
}

type Diagnosed = Omit<CaseSubmission, 'diagnosis' | 'board'> & {
  readonly board: string;
  readonly diagnosis: { readonly code: string; readonly name: string | null; readonly text: string | null };
};

const insertCase = (
  sql: Sql,
  { caseId, patientId }: { readonly caseId: string; readonly patientId: string },
  { patient, question, diagnosis, consent, sample, treatment, dueAt, board }: Diagnosed,
  now: string,
): Promise<number> =>
  sql.run(
    `INSERT INTO clinic.case (id, stage, status, pseudonym, sex, birth_year, question, diagnosis_code, diagnosis_name, diagnosis_text, consent, sample, treatment, created_at, since, due_at, board, patient_id)
     VALUES ($1, 'intake', 'running', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15)`,
    [
      caseId,
      patient.pseudonym,
      patient.sex,
      patient.birthYear,
      question,
      diagnosis.code,
      diagnosis.name,
      diagnosis.text,
      JSON.stringify(consent),
      JSON.stringify(sample),
      JSON.stringify(treatment),
      now,
      dueAt,
      board,
      patientId,
    ],
  );
