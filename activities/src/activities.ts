import type { CaseHead } from '@consilium/domain';
import type { CaseRun, IntakeResult, RenderResult, ReviewResult, StageResult } from './activity-types.ts';

/** Activities grouped by hazard; the workflow states the bounds of each group. */
export interface ComputeActivities {
  annotateFindings(key: CaseRun): Promise<StageResult>;
  prioritizeFindings(key: CaseRun): Promise<StageResult>;
  retrieveEvidence(key: CaseRun): Promise<StageResult>;
  draftRecommendation(key: CaseRun): Promise<StageResult>;
  renderReport(key: CaseRun): Promise<RenderResult>;
}

export interface RecordActivities {
  readCase(ref: { readonly caseId: string }): Promise<CaseHead>;
  checkIntake(key: CaseRun): Promise<IntakeResult>;
  holdStage(failed: CaseRun & { readonly stage: string; readonly code: string }): Promise<StageResult>;
  openReview(key: CaseRun): Promise<StageResult>;
  readReview(key: CaseRun): Promise<ReviewResult>;
  publishReport(report: CaseRun & { readonly version: number }): Promise<StageResult>;
  planFollowUp(ref: { readonly caseId: string }): Promise<void>;
  /** Marks what is due now; says how long the next planned task is away (ms), null when none is left. */
  markTasksDue(ref: { readonly caseId: string }): Promise<{ readonly nextInMs: number | null }>;
}

export interface NarrateActivities {
  /** Stores what a model proposes for the draft; a model that gives nothing is stored as that, with its code. */
  narrateDraft(key: CaseRun): Promise<StageResult>;
}

export interface NoticeActivities {
  remindMissingSeats(key: CaseRun): Promise<void>;
}

export type Activities = ComputeActivities & RecordActivities & NarrateActivities & NoticeActivities;
