import { notices, records } from '../activities.ts';
import { outcomeOf } from '../machine-stage.ts';
import { isHistoryLong, PASSED, SENT_BACK } from '../stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

const REMIND_EVERY_MS = 48 * 60 * 60 * 1000;
/** After this many reminders the worklist's clock alone speaks; a history must not grow with silence. */
const MOST_REMINDERS = 10;

/** Waits for people without limit; the clock only reminds, it never decides. */
export async function signOff({ caseId, run, inbox }: StageContext): Promise<StageOutcome> {
  const opened = outcomeOf(await records.openReview({ caseId, run }));
  if (opened.kind !== 'passed') return opened;
  for (let reminders = 0; ;) {
    const review = await records.readReview({ caseId, run });
    if (review.kind === 'met') return PASSED;
    if (review.kind !== 'waiting') return outcomeOf(review);
    const mayRemind = reminders < MOST_REMINDERS;
    const isTold = await inbox.nextAct(mayRemind ? REMIND_EVERY_MS : undefined);
    if (isHistoryLong()) return SENT_BACK;
    if (!isTold) {
      reminders += 1;
      await notices.remindMissingSeats({ caseId, run });
    }
  }
}
