import { reviewVerdict } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { NoticeActivities } from '../activities.ts';

export const remindMissingSeats =
  ({ cases, clock }: ActivityPorts): NoticeActivities['remindMissingSeats'] =>
  async ({ caseId }) => {
    const verdict = reviewVerdict(await cases.review(caseId));
    if (verdict.kind === 'waiting') await cases.recordReminder(caseId, verdict.missingSeats, clock.now());
  };
