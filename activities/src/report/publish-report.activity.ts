import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

export const publishReport =
  ({ cases }: ActivityPorts): RecordActivities['publishReport'] =>
  async ({ caseId, run, version }) => {
    const outcome = await cases.publish({ caseId, run }, version);
    return { kind: outcome.kind === 'superseded' ? 'superseded' : 'saved' };
  };
