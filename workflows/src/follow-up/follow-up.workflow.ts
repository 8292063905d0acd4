import { continueAsNew, sleep } from '@temporalio/workflow';
import { records } from '../case/activities.ts';

/**
 * Waits for the follow-up dates of one issued case (3, 6, 12 months). Each waking is a run of its own, so that months of waiting leave a short
 * history. It never decides anything: a due task is shown until a person records what happened.
 */
export async function followUpWorkflow({ caseId }: { caseId: string }): Promise<void> {
  const { nextInMs } = await records.markTasksDue({ caseId });
  if (nextInMs === null) return;
  await sleep(nextInMs);
  await continueAsNew<typeof followUpWorkflow>({ caseId });
}
