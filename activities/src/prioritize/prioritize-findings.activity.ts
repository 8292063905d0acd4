import { inputOfCase, prioritize } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { lastingFailure } from '../failures.ts';
import { resultOf } from '../stage-result.ts';
import { knowledgeIndexOf } from './knowledge-index.ts';

export const prioritizeFindings =
  ({ cases, knowledge, rules }: ActivityPorts): ComputeActivities['prioritizeFindings'] =>
  async ({ caseId, run }) => {
    const [record, sample] = await Promise.all([cases.record(caseId), cases.loadStep({ caseId, run }, 'annotation')]);
    const index = knowledgeIndexOf(await knowledge.snapshot(record.knowledge));
    const result = prioritize(inputOfCase(record, sample), index, rules);
    if (!result.ok) throw lastingFailure(result.refusal.code, 'the rules refused this input');
    return resultOf(await cases.saveStep({ caseId, run }, 'prioritization', result.value));
  };
