import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse, restartStageOf } from '@consilium/domain';
import type { HumanActs, Outcome, Uuid } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

/** A new file replaces the current ones of its format, which stay on record, unless it is added beside them. */
async function insertFile(sql: Sql, caseId: Uuid, file: Parameters<HumanActs['addFile']>[1], by: Uuid, at: string): Promise<Uuid> {
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
  if (!file.beside)
    await sql.run(
      `UPDATE clinic.case_file SET replaced_by = $2 WHERE case_id = $1 AND id <> $2 AND replaced_by IS NULL AND summary->>'format' = $3`,
      [caseId, id, file.summary.format],
    );
  return id;
}

export const fileActs = (dataSource: DataSource): Pick<HumanActs, 'addFile' | 'stateBuild'> => ({
  addFile: (caseId, file, context) =>
    act(dataSource, { kind: 'file-added', caseId, context, payload: file }, async ({ sql, row }) => {
      const id = await insertFile(sql, caseId, file, context.actor.id, row.now);
      return ok({
        kind: 'done',
        restartFrom: restartStageOf('file-added', row),
        after: file.summary,
        detail: { file: id, sha256: file.sha256, bytes: file.bytes, format: file.summary.format, beside: file.beside },
      });
    }),

  stateBuild: (caseId, fileId, build, context) =>
    act(
      dataSource,
      { kind: 'build-stated', caseId, context, payload: { fileId, build } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const { record } = await loadKnownCase(sql, caseId);
        const file = record.files.find(({ id }) => id === fileId);
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
});
