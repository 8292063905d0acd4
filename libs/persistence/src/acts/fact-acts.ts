import type { DataSource } from 'typeorm';
import { ok, refuse, restartStageOf } from '@consilium/domain';
import type { HumanActs, Outcome } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';
import type { TumorTypes } from './tumor-types.ts';

/** Facts about the patient's case, corrected before issue: the case runs again from the stage that depended on them. */
export const factActs = (
  dataSource: DataSource,
  tumorTypes: TumorTypes,
): Pick<HumanActs, 'recordConsent' | 'correctDiagnosis' | 'setQuestion'> => ({
  recordConsent: (caseId, consent, context) =>
    act(dataSource, { kind: 'consent-recorded', caseId, context, payload: consent }, async ({ sql, row }) => {
      const { consent: before } = (await loadKnownCase(sql, caseId)).record;
      const restartFrom = restartStageOf('consent-recorded', { ...row, consent: consent.status });
      return ok({
        kind: 'done',
        patch: { consent },
        restartFrom,
        before,
        after: consent,
        reason: consent.status,
        detail: { scope: consent.scope },
      });
    }),

  async correctDiagnosis(caseId, diagnosis, reason, context) {
    const type = await tumorTypes(diagnosis.code);
    return act(
      dataSource,
      { kind: 'diagnosis-corrected', caseId, context, payload: { diagnosis, reason } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        if (!reason.trim()) return refuse('CASE.REASON_REQUIRED', { act: 'diagnosis-corrected' });
        const { diagnosis: before } = (await loadKnownCase(sql, caseId)).record;
        const after = { code: type?.code ?? diagnosis.code, name: type?.name ?? null, text: diagnosis.text };
        const restartFrom = restartStageOf('diagnosis-corrected', { ...row, tumorTypeKnown: type !== null });
        return ok({
          kind: 'done',
          patch: { diagnosis: after },
          restartFrom,
          before,
          after: { ...after, reason },
          detail: { from: before.code, to: after.code },
        });
      },
    );
  },

  setQuestion: (caseId, question, context) =>
    act(dataSource, { kind: 'question-set', caseId, context, payload: question }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      if (!question.trim()) return refuse('CASE.REASON_REQUIRED', { act: 'question-set' });
      const { question: before } = (await loadKnownCase(sql, caseId)).record;
      if (before === question) return ok({ kind: 'repeated' });
      return ok({ kind: 'done', patch: { question }, restartFrom: restartStageOf('question-set', row), before, after: question });
    }),
});
