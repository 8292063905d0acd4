import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { QUALITY_WAIVER, ok, refuse, restartStageOf } from '@consilium/domain';
import type { CaseFile, HumanActs, Outcome, Uuid } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';
import type { TumorTypes } from './tumor-types.ts';

type CorrectionActs = Pick<
  HumanActs,
  'addFile' | 'stateBuild' | 'recordConsent' | 'correctDiagnosis' | 'setQuestion' | 'addNote' | 'waiveQuality'
>;

const recordOf = async (sql: Sql, caseId: Uuid) => (await loadKnownCase(sql, caseId)).record;

/** A case is read from one variant file: a new one replaces the former, which stays on record. */
async function insertFile(
  sql: Sql,
  caseId: Uuid,
  file: Omit<CaseFile, 'id' | 'addedAt' | 'replacedBy'>,
  by: Uuid,
  at: string,
): Promise<Uuid> {
  const id = randomUUID();
  await sql.run(
    `INSERT INTO clinic.case_file (id, case_id, name, sha256, bytes, stated_build, tumor_sample, fields, summary, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      caseId,
      file.name,
      file.sha256,
      file.bytes,
      file.statedBuild,
      file.tumorSample,
      JSON.stringify(file.fields),
      JSON.stringify(file.summary),
      by,
      at,
    ],
  );
  await sql.run('UPDATE clinic.case_file SET replaced_by = $2 WHERE case_id = $1 AND id <> $2 AND replaced_by IS NULL', [caseId, id]);
  return id;
}

/** Facts corrected before issue: the case runs again from the stage that depended on them. */
export const correctionActs = (dataSource: DataSource, tumorTypes: TumorTypes): CorrectionActs => ({
  addFile: (caseId, file, context) =>
    act(dataSource, { kind: 'file-added', caseId, context, payload: file }, async ({ sql, row }) => {
      const id = await insertFile(sql, caseId, file, context.actor.id, row.now);
      return ok({
        kind: 'done',
        restartFrom: restartStageOf('file-added', row),
        after: file.summary,
        detail: { file: id, sha256: file.sha256, bytes: file.bytes },
      });
    }),

  stateBuild: (caseId, fileId, build, context) =>
    act(
      dataSource,
      { kind: 'build-stated', caseId, context, payload: { fileId, build } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const file = (await recordOf(sql, caseId)).files.find(({ id }) => id === fileId);
        if (!file) return refuse('CASE.FILE_NOT_FOUND', { file: fileId });
        if (file.replacedBy !== null) return refuse('CASE.FILE_REPLACED', { file: fileId, by: file.replacedBy });
        if (file.statedBuild === build) return ok({ kind: 'repeated' });
        await sql.run('UPDATE clinic.case_file SET stated_build = $2 WHERE id = $1', [fileId, build]);
        return ok({
          kind: 'done',
          restartFrom: restartStageOf('build-stated', row),
          before: file.statedBuild,
          after: build,
          detail: { file: fileId, build },
        });
      },
    ),

  recordConsent: (caseId, consent, context) =>
    act(dataSource, { kind: 'consent-recorded', caseId, context, payload: consent }, async ({ sql, row }) => {
      const { consent: before } = await recordOf(sql, caseId);
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
        const { diagnosis: before } = await recordOf(sql, caseId);
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
      const { question: before } = await recordOf(sql, caseId);
      if (before === question) return ok({ kind: 'repeated' });
      return ok({ kind: 'done', patch: { question }, restartFrom: restartStageOf('question-set', row), before, after: question });
    }),

  addNote: (caseId, text, corrects, context) =>
    act(
      dataSource,
      { kind: corrects === null ? 'note-added' : 'note-corrected', caseId, context, payload: { text, corrects } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        if (!text.trim()) return refuse('CASE.NOTE_EMPTY');
        const corrected =
          corrects === null
            ? null
            : (await recordOf(sql, caseId)).notes.find(({ id, correctedBy }) => id === corrects && correctedBy === null);
        if (corrected === undefined) return refuse('CASE.NOTE_NOT_FOUND', { note: corrects });
        const id = randomUUID();
        await sql.run('INSERT INTO clinic.note (id, case_id, text, author, author_name, at) VALUES ($1, $2, $3, $4, $5, $6)', [
          id,
          caseId,
          text,
          context.actor.id,
          context.actor.name,
          row.now,
        ]);
        if (corrected) await sql.run('UPDATE clinic.note SET corrected_by = $2 WHERE id = $1', [corrected.id, id]);
        const restartFrom = corrected ? restartStageOf('note-corrected', row) : null;
        return ok({ kind: 'done', restartFrom, before: corrected?.text ?? null, after: text, detail: { note: id, corrects } });
      },
    ),

  waiveQuality: (caseId, reason, context) =>
    act(dataSource, { kind: 'quality-waived', caseId, context, payload: reason }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      if (!reason.trim()) return refuse('CASE.REASON_REQUIRED', { act: 'quality-waived' });
      if (!row.holds.some(({ waivable }) => waivable)) return refuse('CASE.NOTHING_TO_WAIVE', { holds: row.holds.map(({ code }) => code) });
      const { actor } = context;
      await sql.run('INSERT INTO clinic.waiver (id, case_id, what, reason, by_user, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        randomUUID(),
        caseId,
        QUALITY_WAIVER,
        reason,
        actor.id,
        actor.name,
        row.now,
      ]);
      return ok({
        kind: 'done',
        restartFrom: restartStageOf('quality-waived', row),
        after: { what: QUALITY_WAIVER, reason },
        reason: QUALITY_WAIVER,
      });
    }),
});
