import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { QUALITY_WAIVER, ok, refuse, restartStageOf } from '@consilium/domain';
import type { HumanActs, Outcome } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

/** Words of people that are kept beside the facts: notes, which a later note may correct, and waivers, which are printed with the decision. */
export const noteActs = (dataSource: DataSource): Pick<HumanActs, 'addNote' | 'waiveQuality'> => ({
  addNote: (caseId, text, corrects, context) =>
    act(
      dataSource,
      { kind: corrects === null ? 'note-added' : 'note-corrected', caseId, context, payload: { text, corrects } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        if (!text.trim()) return refuse('CASE.NOTE_EMPTY');
        const { notes } = (await loadKnownCase(sql, caseId)).record;
        const corrected = notes.find(({ id, correctedBy }) => id === corrects && correctedBy === null);
        if (corrects !== null && !corrected) return refuse('CASE.NOTE_NOT_FOUND', { note: corrects });
        const id = randomUUID();
        const { actor } = context;
        await sql.run('INSERT INTO clinic.note (id, case_id, text, author, author_name, at) VALUES ($1, $2, $3, $4, $5, $6)', [
          id,
          caseId,
          text,
          actor.id,
          actor.name,
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
