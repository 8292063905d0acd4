import { checkIntake as holdsOf } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

/** Decides what keeps the case from being worked on, and pins the knowledge releases that the whole run will use. */
export const checkIntake =
  ({ cases, knowledge }: ActivityPorts): RecordActivities['checkIntake'] =>
  async ({ caseId, run }) => {
    const record = await cases.record(caseId);
    if (record.status === 'rejected' || record.status === 'cancelled') return { kind: 'ended', status: record.status };
    const releases = await knowledge.currentReleases();
    const { tumorTypes } = await knowledge.snapshot(releases);
    const holds = holdsOf(record, tumorTypes);
    const outcome = await cases.saveIntake({ caseId, run }, { holds, releases });
    if (outcome.kind === 'superseded') return { kind: 'superseded' };
    return holds.length > 0 ? { kind: 'held' } : resultOf(outcome);
  };
