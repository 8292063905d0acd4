import { digestOf, stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { CaseWork, ReleaseRef, Stage, Step, StepDocuments, StepKey, StepOutcome } from '@consilium/domain';
import { isBefore } from '@consilium/domain';
import type { ModelFailure } from '@consilium/domain/evidence';
import { ENGINE, appendEntry } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { lockKnownCase } from './case-row.ts';
import type { CaseRow } from './case-row.ts';
import { changeCase } from './change-case.ts';
import type { CasePatch } from './change-case.ts';
import { factsOfDraft, fallbackOf } from './model-facts.ts';
import { packDocument } from './step-documents.ts';

/** Stage that makes the document, and the stage after it. */
const STAGE_OF: Readonly<Record<Step, { readonly made: Stage; readonly next: Stage }>> = {
  annotation: { made: 'annotate', next: 'prioritize' },
  prioritization: { made: 'prioritize', next: 'retrieve' },
  retrieval: { made: 'retrieve', next: 'draft' },
  draft: { made: 'draft', next: 'sign-off' },
};

/** A machine step under the case's lock: a later run, or an ending, makes its result worthless. */
export const inRun = <T>(dataSource: DataSource, key: StepKey, work: (sql: Sql, row: CaseRow) => Promise<T>): Promise<T | Superseded> =>
  inTransaction<T | Superseded>(dataSource, async (sql) => {
    const row = await lockKnownCase(sql, key.caseId);
    return row.run === key.run ? work(sql, row) : { kind: 'superseded', run: row.run };
  });

export interface Superseded {
  readonly kind: 'superseded';
  readonly run: number;
}

const step = (key: StepKey, name: string) => ({
  id: stableId('step', key.caseId, key.run, name),
  actor: ENGINE,
  wf: { run: key.run, step: name },
});
const REPEATED: StepOutcome = { kind: 'repeated', sha256: null };
const SAVED: StepOutcome = { kind: 'saved', sha256: null };

export const machineSteps = (dataSource: DataSource): Pick<CaseWork, 'saveIntake' | 'saveStep' | 'holdStage'> => ({
  saveIntake: (key, { holds, releases }) =>
    inRun<StepOutcome>(dataSource, key, async (sql, row) => {
      if (row.stage !== 'intake') return REPEATED;
      if (holds.length === 0) return passIntake(sql, row, releases);
      if (row.status === 'held' && digestOf(row.holds) === digestOf(holds)) return REPEATED;
      return hold(
        sql,
        row,
        { status: 'held', holds },
        'intake-held',
        holds.map(({ code }) => code),
      );
    }),

  holdStage: (key, cause) =>
    inRun<StepOutcome>(dataSource, key, async (sql, row) => {
      if (row.status === 'held' && digestOf(row.holds) === digestOf([cause])) return REPEATED;
      return hold(sql, row, { status: 'held', holds: [cause] }, 'stage-held', [cause.code]);
    }),

  async saveStep(key, name, document) {
    const packed = await packDocument(document);
    return inRun<StepOutcome>(dataSource, key, async (sql, row) => {
      const [made] = await sql.rows<{ sha256: string }>(
        'SELECT sha256 FROM clinic.step_document WHERE case_id = $1 AND run = $2 AND step = $3',
        [key.caseId, key.run, name],
      );
      if (made) return { kind: 'repeated', sha256: made.sha256 };
      const { made: stage, next } = STAGE_OF[name];
      if (row.stage !== stage || row.status !== 'running') throw new OutOfOrder(key, name, row);
      await sql.run('INSERT INTO clinic.step_document (case_id, run, step, sha256, bytes, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        key.caseId,
        key.run,
        name,
        packed.sha256,
        packed.bytes,
        packed.body,
        row.now,
      ]);
      const patch: CasePatch = { stage: next, ...ruleSetOf(name, document) };
      await changeCase(sql, row, patch, {
        ...step(key, name),
        act: `${stage}-done`,
        detail: { step: name, sha256: packed.sha256 },
        ai: isDraft(name, document) ? factsOfDraft(document, packed.sha256) : null,
      });
      if (isDraft(name, document)) await recordFallBack(sql, row, await fallbackOf(sql, key, document));
      return { kind: 'saved', sha256: packed.sha256 };
    });
  },
});

async function passIntake(sql: Sql, row: CaseRow, releases: readonly ReleaseRef[]): Promise<StepOutcome> {
  const detail = { releases: releases.map(({ id, sha256 }) => `${id}@${sha256}`) };
  await changeCase(
    sql,
    row,
    { stage: 'annotate', status: 'running', holds: [], knowledge: releases },
    { ...step(row, 'intake'), act: 'intake-passed', detail },
  );
  return SAVED;
}

/** The id holds the version: the same case may be held, worked on and held again in one run. */
async function hold(sql: Sql, row: CaseRow, patch: CasePatch, act: string, codes: readonly string[]): Promise<StepOutcome> {
  await changeCase(sql, row, patch, {
    ...step(row, row.stage),
    id: stableId('hold', row.caseId, row.version),
    act,
    reason: codes[0] ?? null,
    detail: { holds: codes },
  });
  return SAVED;
}

const isPrioritization = (name: Step, document: StepDocuments[Step]): document is StepDocuments['prioritization'] =>
  name === 'prioritization' && 'ruleSet' in document;
const ruleSetOf = (name: Step, document: StepDocuments[Step]): CasePatch =>
  isPrioritization(name, document) ? { ruleSet: document.ruleSet } : {};
const isDraft = (name: Step, document: StepDocuments[Step]): document is StepDocuments['draft'] =>
  name === 'draft' && 'provenance' in document;

/** A model was asked and the template drafted all the same (AIO-01, LLM-14): an entry of its own, so that it can be searched for. */
async function recordFallBack(sql: Sql, { caseId, run, version, now }: CaseRow, failure: ModelFailure | null): Promise<void> {
  if (failure === null) return;
  await appendEntry(sql, {
    ...step({ caseId, run }, 'draft-fell-back'),
    act: 'draft-fell-back',
    object: { type: 'case', id: caseId, version: version + 1 },
    caseId,
    reason: failure,
    now,
  });
}

/** A stage wrote in another order than the workflow's: a bug, never a user's mistake. */
class OutOfOrder extends Error {
  constructor(key: StepKey, name: Step, row: CaseRow) {
    const when = isBefore(row.stage, STAGE_OF[name].made) ? 'before' : 'after';
    super(`Run ${key.run} of case ${key.caseId} saved its ${name} ${when} its turn: the case is at ${row.stage}, ${row.status}.`);
  }
}
