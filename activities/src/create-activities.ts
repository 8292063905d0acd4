import type { Activities } from './activities.ts';
import { annotateFindings } from './annotate/annotate-findings.activity.ts';
import { holdStage } from './case/hold-stage.activity.ts';
import { readCase } from './case/read-case.activity.ts';
import { draftRecommendation } from './draft/draft-recommendation.activity.ts';
import { narrateDraft } from './draft/narrate-draft.activity.ts';
import { markTasksDue } from './follow-up/mark-tasks-due.activity.ts';
import { planFollowUp } from './follow-up/plan-follow-up.activity.ts';
import { checkIntake } from './intake/check-intake.activity.ts';
import type { ActivityPorts } from './ports.ts';
import { prioritizeFindings } from './prioritize/prioritize-findings.activity.ts';
import { publishReport } from './report/publish-report.activity.ts';
import { renderReport } from './report/render-report.activity.ts';
import { retrieveEvidence } from './retrieve/retrieve-evidence.activity.ts';
import { openReview } from './sign-off/open-review.activity.ts';
import { readReview } from './sign-off/read-review.activity.ts';
import { remindMissingSeats } from './sign-off/remind-missing-seats.activity.ts';

export const createActivities = (ports: ActivityPorts): Activities => ({
  readCase: readCase(ports),
  checkIntake: checkIntake(ports),
  holdStage: holdStage(ports),
  annotateFindings: annotateFindings(ports),
  prioritizeFindings: prioritizeFindings(ports),
  retrieveEvidence: retrieveEvidence(ports),
  narrateDraft: narrateDraft(ports),
  draftRecommendation: draftRecommendation(ports),
  openReview: openReview(ports),
  readReview: readReview(ports),
  remindMissingSeats: remindMissingSeats(ports),
  renderReport: renderReport(ports),
  publishReport: publishReport(ports),
  planFollowUp: planFollowUp(ports),
  markTasksDue: markTasksDue(ports),
});
