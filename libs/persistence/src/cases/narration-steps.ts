import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { CaseWork, StepOutcome } from '@consilium/domain';
import type { Narration } from '@consilium/domain/evidence';
import { ENGINE, appendEntry } from '../ledger/append-entry.ts';
import { withSql } from '../sql.ts';
import { inRun } from './machine-steps.ts';
import { factsOfNarration } from './model-facts.ts';
import { packDocument, unpackDocument } from './step-documents.ts';

export const narrationSteps = (dataSource: DataSource): Pick<CaseWork, 'saveNarration' | 'loadNarration'> => ({
  async saveNarration(key, narration) {
    const { sha256, bytes, body } = await packDocument(narration);
    return inRun<StepOutcome>(dataSource, key, async (sql, { caseId, run, version, now }) => {
      const [kept] = await sql.rows<{ sha256: string }>('SELECT sha256 FROM clinic.narration WHERE case_id = $1 AND run = $2', [
        caseId,
        run,
      ]);
      if (kept) return { kind: 'repeated', sha256: kept.sha256 };
      await sql.run('INSERT INTO clinic.narration (case_id, run, failure, sha256, bytes, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        caseId,
        run,
        narration.failure,
        sha256,
        bytes,
        body,
        now,
      ]);
      await appendEntry(sql, {
        id: stableId('step', caseId, run, 'narration'),
        actor: ENGINE,
        act: 'narrated',
        object: { type: 'case', id: caseId, version },
        caseId,
        reason: narration.failure,
        detail: { sha256, sentences: narration.sentences.length, secondReading: narration.secondReading !== null },
        ai: factsOfNarration(narration, sha256),
        wf: { run, step: 'narration' },
        now,
      });
      return { kind: 'saved', sha256 };
    });
  },

  async loadNarration({ caseId, run }) {
    const [kept] = await withSql(dataSource, (sql) =>
      sql.rows<{ sha256: string; body: Uint8Array }>('SELECT sha256, body FROM clinic.narration WHERE case_id = $1 AND run = $2', [
        caseId,
        run,
      ]),
    );
    return kept ? unpackDocument<Narration>(kept, `narration of case ${caseId}`) : null;
  },
});
