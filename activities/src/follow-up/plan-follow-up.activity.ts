import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

export const planFollowUp =
  ({ cases }: ActivityPorts): RecordActivities['planFollowUp'] =>
  async ({ caseId }) => {
    await cases.planFollowUp(caseId);
  };
