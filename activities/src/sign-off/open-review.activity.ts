import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

export const openReview =
  ({ cases }: ActivityPorts): RecordActivities['openReview'] =>
  async (key) =>
    resultOf(await cases.openReview(key));
