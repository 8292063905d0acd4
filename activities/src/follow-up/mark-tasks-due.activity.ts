import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

export const markTasksDue =
  ({ cases }: ActivityPorts): RecordActivities['markTasksDue'] =>
  async ({ caseId, now }) => {
    const { nextDueAt } = await cases.markTasksDue(caseId, now);
    return { nextDueAt };
  };
