import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { StageResult } from '@consilium/activities';
import { records } from './activities.ts';
import { hasEnded } from './ending.ts';
import { endedAs, isHistoryLong, PASSED, SENT_BACK } from './stage.ts';
import type { StageContext, StageOutcome } from './stage.ts';

/**
 * A stage without people: one activity. A failure that a repeat can't mend holds the case with its code until an act changes the input,
 * so that a person sees it; the workflow itself never fails over a case.
 */
export async function machineStage(
  stage: string,
  { caseId, run, inbox }: StageContext,
  activity: (key: { caseId: string; run: number }) => Promise<StageResult>,
): Promise<StageOutcome> {
  try {
    return outcomeOf(await activity({ caseId, run }));
  } catch (error) {
    const code = lastingFailure(error);
    if (code === null) throw error;
    await records.holdStage({ caseId, run, stage, code });
  }
  for (;;) {
    await inbox.nextAct();
    if (isHistoryLong()) return SENT_BACK;
    const head = await records.readCase({ caseId });
    if (hasEnded(head.status)) return endedAs(head.status);
    if (head.run !== run) return SENT_BACK;
  }
}

export function outcomeOf(result: StageResult): StageOutcome {
  if (result.kind === 'ended') return endedAs(result.status);
  return result.kind === 'superseded' ? SENT_BACK : PASSED;
}

function lastingFailure(error: unknown): string | null {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.nonRetryable ? (cause.type ?? 'UNKNOWN') : null;
}
