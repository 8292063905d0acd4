import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

export const retrieveEvidence =
  ({ cases, knowledge, desk }: ActivityPorts): ComputeActivities['retrieveEvidence'] =>
  async ({ caseId, run }) => {
    const prioritization = await cases.loadStep({ caseId, run }, 'prioritization');
    const snapshot = await knowledge.snapshot(prioritization.knowledge);
    return resultOf(await cases.saveStep({ caseId, run }, 'retrieval', await desk.retrieve(prioritization, snapshot)));
  };
