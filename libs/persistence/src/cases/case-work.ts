import type { DataSource } from 'typeorm';
import type { CaseWork } from '@consilium/domain';
import { withSql } from '../sql.ts';
import { readHead } from './case-row.ts';
import { caseSources } from './case-sources.ts';
import { followUpSteps } from './follow-up-steps.ts';
import { loadKnownCase } from './load-record.ts';
import { machineSteps } from './machine-steps.ts';
import { narrationSteps } from './narration-steps.ts';
import { publishSteps } from './publish-steps.ts';
import { signOffSteps } from './sign-off-steps.ts';
import { loadDocument } from './step-documents.ts';

/** The records of cases as the activities need them (`CaseWork`). */
export const caseWork = (dataSource: DataSource): CaseWork => ({
  head: (caseId) => withSql(dataSource, (sql) => readHead(sql, caseId)),
  record: async (caseId) => (await withSql(dataSource, (sql) => loadKnownCase(sql, caseId))).record,
  loadStep: async (key, step) => (await withSql(dataSource, (sql) => loadDocument(sql, key, step))).document,
  ...machineSteps(dataSource),
  ...narrationSteps(dataSource),
  ...caseSources(dataSource),
  ...signOffSteps(dataSource),
  ...publishSteps(dataSource),
  ...followUpSteps(dataSource),
});
