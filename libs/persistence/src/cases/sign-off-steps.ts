import { canonicalJson, digestOf, sha256Hex, stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { currentDecision, decisionFromDraft, reviewVerdict } from '@consilium/domain';
import type { CaseWork, DecisionContent, Review, Sha256, StepOutcome, Uuid } from '@consilium/domain';
import { ENGINE, appendEntry } from '../ledger/append-entry.ts';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { CaseRow } from './case-row.ts';
import { changeCase } from './change-case.ts';
import { loadKnownCase } from './load-record.ts';
import { inRun } from './machine-steps.ts';
import { loadDocument } from './step-documents.ts';

/** Stores a decision version: canonical text, its hash, and by trigger the end of every unpublished version before it. */
export async function insertDecision(sql: Sql, content: DecisionContent, at: string): Promise<Sha256> {
  const text = canonicalJson(content);
  const sha256 = sha256Hex(text);
  await sql.run(
    `INSERT INTO clinic.decision_version (case_id, version, run, kind, author_kind, author_ref, content, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [content.caseId, content.version, content.run, content.kind, content.author.kind, content.author.ref, text, sha256, at],
  );
  return sha256;
}

export const missingSeatsOf = (review: Review | null): readonly string[] => {
  const verdict = review && reviewVerdict(review);
  return verdict?.kind === 'waiting' ? verdict.missingSeats : [];
};

async function openReview(sql: Sql, row: CaseRow): Promise<StepOutcome> {
  const { record } = await loadKnownCase(sql, row.caseId);
  const current = currentDecision(record);
  if (current?.run === row.run) return { kind: 'repeated', sha256: current.sha256 };
  const [draft, prioritization] = [await loadDocument(sql, row, 'draft'), await loadDocument(sql, row, 'prioritization')];
  const version = record.decisions.reduce((most, decision) => Math.max(most, decision.version), 0) + 1;
  const content = decisionFromDraft({
    record,
    draft: draft.document,
    draftSha256: draft.sha256,
    prioritization: prioritization.document,
    version,
    kind: row.amendment?.kind ?? 'original',
    kindReason: row.amendment?.reason ?? null,
  });
  const sha256 = await insertDecision(sql, content, row.now);
  const { review } = await loadKnownCase(sql, row.caseId);
  await changeCase(
    sql,
    row,
    { stage: 'sign-off', status: 'in-review', missingSeats: missingSeatsOf(review) },
    {
      id: stableId('step', row.caseId, row.run, 'review'),
      actor: ENGINE,
      act: 'review-opened',
      detail: { decision: version, sha256 },
      wf: { run: row.run, step: 'review' },
    },
  );
  return { kind: 'saved', sha256 };
}

export const signOffSteps = (dataSource: DataSource): Pick<CaseWork, 'openReview' | 'review' | 'decision' | 'recordReminder'> => ({
  openReview: (key) => inRun<StepOutcome>(dataSource, key, openReview),

  async review(caseId) {
    const { review } = await withSql(dataSource, (sql) => loadKnownCase(sql, caseId));
    if (!review) throw new NoReview(caseId);
    return review;
  },

  async decision(caseId) {
    const { record } = await withSql(dataSource, (sql) => loadKnownCase(sql, caseId));
    const decision = currentDecision(record);
    if (!decision) throw new NoReview(caseId);
    const signatures = record.signatures.filter(({ version, voidedAt }) => version === decision.version && voidedAt === null);
    return { decision, contentSha256: digestOf(decision.content), signatures };
  },

  recordReminder: (caseId, seats, at) =>
    inTransaction(dataSource, async (sql) => {
      const id = stableId('reminder', caseId, at);
      // Told again by the workflow engine, while the case may have moved on since.
      if ((await sql.rows('SELECT 1 FROM ledger.entry WHERE id = $1', [id])).length > 0) return;
      const { version } = onlyRow(await sql.rows<{ version: number }>('SELECT version FROM clinic.case WHERE id = $1', [caseId]));
      await appendEntry(sql, {
        id,
        actor: ENGINE,
        act: 'seats-reminded',
        object: { type: 'case', id: caseId, version },
        caseId,
        detail: { seats },
      });
    }),
});

class NoReview extends Error {
  readonly code = 'SIGN_OFF.NO_REVIEW';
  constructor(caseId: Uuid) {
    super(`Case ${caseId} has no decision under review.`);
  }
}
