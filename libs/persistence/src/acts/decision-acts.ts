import type { DataSource } from 'typeorm';
import { amendmentOf, currentDecision, isRecused, ok, refuse, reviseDecision } from '@consilium/domain';
import type { HumanActs, Outcome } from '@consilium/domain';
import { insertDecision } from '../cases/sign-off-steps.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { loadDocument } from '../cases/step-documents.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

/** New versions of a decision; each makes the unpublished one before it void. */
export const decisionActs = (dataSource: DataSource): Pick<HumanActs, 'reviseDecision' | 'openAmendment'> => ({
  reviseDecision: (caseId, revision, context) =>
    act(dataSource, { kind: 'decision-revised', caseId, context, payload: revision }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      const { record } = await loadKnownCase(sql, caseId);
      const current = currentDecision(record);
      if (!current) return refuse('SIGN_OFF.NO_REVIEW', { case: caseId });
      const [draft, prioritization] = [await loadDocument(sql, row, 'draft'), await loadDocument(sql, row, 'prioritization')];
      const recused = isRecused(record, context.actor.id);
      const next = reviseDecision(
        { current: current.content, draft: draft.document, prioritization: prioritization.document, author: context.actor, recused },
        revision,
      );
      if (!next.ok) return next;
      const sha256 = await insertDecision(sql, next.value, row.now);
      const reasons = revision.overrides.map(({ reason }) => reason);
      const detail = { decision: next.value.version, sha256, origin: revision.origin, reasons };
      return ok({ kind: 'done', reviewChanged: true, before: current.content, after: next.value, detail });
    }),

  openAmendment: (caseId, kind, reason, context) =>
    act(
      dataSource,
      { kind: 'amendment-opened', caseId, context, payload: { kind, reason } },
      async ({ sql, row, actId }): Promise<Outcome<ActEffect>> => {
        const { record } = await loadKnownCase(sql, caseId);
        const issued = record.decisions.find(({ version }) => version === record.publications.at(-1)?.decisionVersion);
        if (!issued) return refuse('CASE.NOT_IN_STATUS', { status: row.status });
        const [run, version] = [row.run + 1, Math.max(...record.decisions.map((decision) => decision.version)) + 1];
        const next = amendmentOf(issued.content, kind, reason, context.actor, { version, run });
        if (!next.ok) return next;
        await sql.run(`INSERT INTO clinic.case_run (case_id, run, from_stage, act_id, at) VALUES ($1, $2, 'sign-off', $3, $4)`, [
          caseId,
          run,
          actId,
          row.now,
        ]);
        const sha256 = await insertDecision(sql, next.value, row.now);
        const patch = { run, revision: row.revision + 1, stage: 'sign-off', status: 'in-review', amendment: { kind, reason } } as const;
        const detail = { decision: version, sha256, replaces: issued.version };
        return ok({ kind: 'done', patch, reviewChanged: true, before: issued.content, after: next.value, reason: kind, detail });
      },
    ),
});
