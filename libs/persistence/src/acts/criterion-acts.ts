import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { enterCriterion, ok, refuse, restartStageOf } from '@consilium/domain';
import type { AnnotatedSample, HumanActs, Outcome, StepKey } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import { findDocument, unpackDocument } from '../cases/step-documents.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

/** Ids of the findings of the case; none before it was annotated. */
async function findingsOf(sql: Sql, key: StepKey): Promise<readonly string[]> {
  const found = await findDocument(sql, key, 'annotation');
  if (!found) return [];
  return (await unpackDocument<AnnotatedSample>(found, `annotation of case ${key.caseId}`)).findings.map(({ id }) => id);
}

/** Criteria of oncogenicity by a person: the case is prioritized again with them, and what was signed before is void. */
export const criterionActs = (dataSource: DataSource): Pick<HumanActs, 'enterCriterion' | 'withdrawCriterion'> => ({
  enterCriterion: (caseId, entry, context) =>
    act(dataSource, { kind: 'criterion-entered', caseId, context, payload: entry }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      const { criteria } = (await loadKnownCase(sql, caseId)).record;
      const findings = await findingsOf(sql, row);
      const standing = criteria.filter(({ withdrawn }) => withdrawn === null);
      const entered = enterCriterion(entry, { findings, standing });
      if (!entered.ok) return entered;
      const { finding, code, reason } = entered.value;
      const id = randomUUID();
      const { actor } = context;
      await sql.run(
        'INSERT INTO clinic.criterion (id, case_id, finding, code, reason, by_user, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [id, caseId, finding, code, reason, actor.id, actor.name, row.now],
      );
      return ok({
        kind: 'done',
        restartFrom: restartStageOf('criterion-entered', row),
        after: entered.value,
        detail: { criterion: id, finding, code },
      });
    }),

  withdrawCriterion: (caseId, criterionId, reason, context) =>
    act(
      dataSource,
      { kind: 'criterion-withdrawn', caseId, context, payload: { criterionId, reason } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        if (!reason.trim()) return refuse('CASE.REASON_REQUIRED', { act: 'criterion-withdrawn' });
        const { criteria } = (await loadKnownCase(sql, caseId)).record;
        const standing = criteria.find(({ id, withdrawn }) => id === criterionId && withdrawn === null);
        if (!standing) return refuse('CRITERION.NOT_FOUND', { criterion: criterionId });
        const { actor } = context;
        await sql.run(
          'INSERT INTO clinic.criterion_withdrawal (criterion_id, case_id, reason, by_user, by_name, at) VALUES ($1, $2, $3, $4, $5, $6)',
          [criterionId, caseId, reason.trim(), actor.id, actor.name, row.now],
        );
        const { finding, code } = standing;
        const detail = { criterion: criterionId, finding, code };
        return ok({
          kind: 'done',
          restartFrom: restartStageOf('criterion-withdrawn', row),
          before: { finding, code },
          after: null,
          detail,
        });
      },
    ),
});
