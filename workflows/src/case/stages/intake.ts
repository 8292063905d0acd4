import { records } from '../activities.ts';
import { outcomeOf } from '../machine-stage.ts';
import { isHistoryLong, SENT_BACK } from '../stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

/** Waits without limit until every hold is resolved or waived, or the case is rejected. */
export async function intake({ caseId, run, inbox }: StageContext): Promise<StageOutcome> {
  for (;;) {
    const result = await records.checkIntake({ caseId, run });
    if (result.kind !== 'held') return outcomeOf(result);
    await inbox.nextAct();
    if (isHistoryLong()) return SENT_BACK;
  }
}
