import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

export const holdStage =
  ({ cases }: ActivityPorts): RecordActivities['holdStage'] =>
  async ({ caseId, run, stage, code }) =>
    resultOf(
      await cases.holdStage(
        { caseId, run },
        {
          code: 'CASE.STAGE_FAILED',
          message: `The stage ${stage} could not finish (${code}): correct what it reads, or ask the operator to look at the worker's log.`,
          waivable: false,
          owner: 'operator',
        },
      ),
    );
