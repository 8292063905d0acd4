import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

/** A timer that wakes a little early must not ask again at once. */
const SHORTEST_WAIT_MS = 1000;

export const markTasksDue =
  ({ cases, clock }: ActivityPorts): RecordActivities['markTasksDue'] =>
  async ({ caseId }) => {
    const now = clock.now();
    const { nextDueAt } = await cases.markTasksDue(caseId, now);
    return { nextInMs: nextDueAt === null ? null : Math.max(SHORTEST_WAIT_MS, Date.parse(nextDueAt) - Date.parse(now)) };
  };
