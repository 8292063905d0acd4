import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CaseProgress, CaseTold } from './case/case-messages.ts';

/** Tells a case that a human act is recorded in Postgres; the workflow re-reads and is idempotent. */
export const actRecorded = defineUpdate<void, [CaseTold]>('act-recorded');

/** Where the running workflow stands; screens read Postgres, this is for operators and tests. */
export const caseProgress = defineQuery<CaseProgress>('case-progress');
