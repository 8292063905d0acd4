import type { DataSource } from 'typeorm';
import type { HumanActs } from '@consilium/domain';
import { knowledgeReleases } from '../knowledge/releases.ts';
import { criterionActs } from './criterion-acts.ts';
import { decisionActs } from './decision-acts.ts';
import { endingActs } from './ending-acts.ts';
import { factActs } from './fact-acts.ts';
import { fileActs } from './file-acts.ts';
import { followUpActs } from './follow-up-acts.ts';
import { noteActs } from './note-acts.ts';
import { submitCase } from './submit-case.ts';
import type { TumorTypes } from './tumor-types.ts';
import { withdrawalActs } from './withdrawal-acts.ts';

/** Everything people do to a case (`HumanActs`) but sign it, which is the verification process's (`signingDesk`); each in its own transaction. */
export function humanActs(dataSource: DataSource): HumanActs {
  const tumorTypes: TumorTypes = (code) => knowledgeReleases(dataSource).tumorType(code);
  return {
    submitCase: (submission, context) => submitCase(dataSource, tumorTypes, submission, context),
    ...fileActs(dataSource),
    ...factActs(dataSource, tumorTypes),
    ...noteActs(dataSource),
    ...criterionActs(dataSource),
    ...endingActs(dataSource),
    ...decisionActs(dataSource),
    ...withdrawalActs(dataSource),
    ...followUpActs(dataSource),
  };
}
