import { continueAsNew, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { stagesFrom } from '@consilium/domain';
import type { CaseHead, Stage } from '@consilium/domain';
import { caseProgress } from '../messages.ts';
import { records } from './activities.ts';
import type { CaseOutcome, CaseStart } from './case-messages.ts';
import { hasEnded } from './ending.ts';
import { listenForActs } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import { endedAs, PASSED, SENT_BACK } from './stage.ts';
import type { StageContext, StageOutcome } from './stage.ts';
import { annotate } from './stages/annotate.ts';
import { draft } from './stages/draft.ts';
import { followUp } from './stages/follow-up.ts';
import { intake } from './stages/intake.ts';
import { prioritize } from './stages/prioritize.ts';
import { report } from './stages/report.ts';
import { retrieve } from './stages/retrieve.ts';
import { signOff } from './stages/sign-off.ts';

const STAGES: Readonly<Record<Stage, (context: StageContext) => Promise<StageOutcome>>> = {
  intake,
  annotate,
  prioritize,
  retrieve,
  draft,
  'sign-off': signOff,
  report,
  'follow-up': followUp,
};

/** Events after which a case that is sent back goes on in a fresh history. A new history costs a second (the server's shortest interval), so few cases need one. */
const LONG_HISTORY = 300;
/** Sent back without a later run: a signature was withdrawn just then. A pause, lest two that disagree spin. */
const SAME_RUN_PAUSE_MS = 1000;

/**
 * One case from intake to the report. Postgres owns the case; this workflow owns order, waiting and retries.
 * It starts wherever Postgres says the case stands, so a correction, a crash and an amendment are all the same beginning.
 */
export async function caseWorkflow(start: CaseStart): Promise<CaseOutcome> {
  const { caseId } = start;
  const inbox = listenForActs();
  let stageNow: Stage = 'intake';
  setHandler(caseProgress, () => ({ stage: stageNow, waiting: stageNow === 'intake' || stageNow === 'sign-off' }));

  for (let sentBackFrom: number | null = null; ;) {
    const head = await records.readCase({ caseId });
    if (hasEnded(head.status)) return { kind: 'ended', caseId, status: head.status };
    if (head.run === sentBackFrom) {
      sentBackFrom = null;
      await sleep(SAME_RUN_PAUSE_MS);
      continue;
    }
    const outcome = await walkStages(head, inbox, (stage) => (stageNow = stage));
    if (outcome.kind === 'passed') return { kind: 'issued', caseId };
    if (outcome.kind === 'ended') return { kind: 'ended', caseId, status: outcome.status };
    if (workflowInfo().historyLength >= LONG_HISTORY) return continueAsNew<typeof caseWorkflow>(start);
    sentBackFrom = head.run;
  }
}

/** The stages from where the case stands to its end, as long as each one passes. */
async function walkStages({ caseId, run, stage: from }: CaseHead, inbox: Inbox, enter: (stage: Stage) => void): Promise<StageOutcome> {
  for (const stage of stagesFrom(from)) {
    enter(stage);
    const context = { caseId, run, inbox };
    const outcome = await STAGES[stage](context);
    const standing = outcome.kind === 'passed' ? await standingAfterNews(context, stage) : outcome;
    if (standing.kind !== 'passed') return standing;
  }
  return PASSED;
}

/** An act told while a machine stage worked may have opened a later run or ended the case. After the report nothing sends a case back. */
async function standingAfterNews({ caseId, run, inbox }: StageContext, stage: Stage): Promise<StageOutcome> {
  if (stage === 'report' || stage === 'follow-up' || !inbox.takeNews()) return PASSED;
  const head = await records.readCase({ caseId });
  if (hasEnded(head.status)) return endedAs(head.status);
  return head.run === run ? PASSED : SENT_BACK;
}
