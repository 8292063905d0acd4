import type { DataSource } from 'typeorm';
import type { CaseRecord, CaseSummary, Review, Sha256, Step, StepDocuments, Uuid } from '@consilium/domain';
import type { Page } from '../ledger/audit.ts';
import { withSql } from '../sql.ts';
import { loadCase } from './load-record.ts';
import { findDocument, unpackDocument } from './step-documents.ts';
import { worklist } from './worklist.ts';
import type { WorklistFilter } from './worklist.ts';

/** Reads for screens. Callers record the read first (`AuditTrail.recordRead`, AUD-17). */
export interface CaseQueries {
  worklist(filter: WorklistFilter): Promise<Page<CaseSummary>>;
  record(caseId: Uuid): Promise<CaseRecord | null>;
  /** Review of the current decision, with members and policy, or null. */
  review(caseId: Uuid): Promise<Review | null>;
  /** The document of a step that holds for the case's present run, or null when there is none yet. */
  stepDocument<S extends Step>(
    caseId: Uuid,
    step: S,
  ): Promise<{ readonly sha256: Sha256; readonly run: number; readonly document: StepDocuments[S] } | null>;
}

export const caseQueries = (dataSource: DataSource): CaseQueries => ({
  worklist: (filter) => worklist(dataSource, filter),
  record: async (caseId) => (await withSql(dataSource, (sql) => loadCase(sql, caseId)))?.record ?? null,
  review: async (caseId) => (await withSql(dataSource, (sql) => loadCase(sql, caseId)))?.review ?? null,
  stepDocument: (caseId, step) =>
    withSql(dataSource, async (sql) => {
      const [head] = await sql.rows<{ run: number }>('SELECT run FROM clinic.case WHERE id = $1', [caseId]);
      const found = head ? await findDocument(sql, { caseId, run: head.run }, step) : null;
      if (!found) return null;
      return {
        sha256: found.sha256,
        run: found.run,
        document: await unpackDocument<StepDocuments[typeof step]>(found, `${step} of case ${caseId}`),
      };
    }),
});
