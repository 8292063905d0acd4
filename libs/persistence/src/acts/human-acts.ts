import type { DataSource } from 'typeorm';
import type { HumanActs } from '@consilium/domain';
import { knowledgeReleases } from '../knowledge/releases.ts';
import { correctionActs } from './correction-acts.ts';
import { endingActs } from './ending-acts.ts';
import { followUpActs } from './follow-up-acts.ts';
import { signOffActs } from './sign-off-acts.ts';
import { submitCase } from './submit-case.ts';
import type { TumorTypes } from './tumor-types.ts';

/** Everything people do to a case (`HumanActs`), each in its own transaction. */
export function humanActs(dataSource: DataSource): HumanActs {
  const tumorTypes: TumorTypes = (code) => knowledgeReleases(dataSource).tumorType(code);
  return {
    submitCase: (submission, context) => submitCase(dataSource, tumorTypes, submission, context),
    ...correctionActs(dataSource, tumorTypes),
    ...endingActs(dataSource),
    ...signOffActs(dataSource),
    ...followUpActs(dataSource),
  };
}
