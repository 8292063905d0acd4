import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

export const readCase =
  ({ cases }: ActivityPorts): RecordActivities['readCase'] =>
  ({ caseId }) =>
    cases.head(caseId);
