import { reviewVerdict } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { RecordActivities } from '../activities.ts';

export const readReview =
  ({ cases }: ActivityPorts): RecordActivities['readReview'] =>
  async ({ caseId, run }) => {
    const head = await cases.head(caseId);
    if (head.status === 'rejected' || head.status === 'cancelled') return { kind: 'ended', status: head.status };
    if (head.run !== run) return { kind: 'superseded' };
    const verdict = reviewVerdict(await cases.review(caseId));
    return verdict.kind === 'met' ? { kind: 'met' } : { kind: 'waiting' };
  };
