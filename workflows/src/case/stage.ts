import { workflowInfo } from '@temporalio/workflow';
import type { Inbox } from './inbox.ts';

/** What a stage is given. History carries ids and small flags only. */
export interface StageContext {
  readonly caseId: string;
  readonly run: number;
  readonly inbox: Inbox;
}

/**
 * - passed: on to the next stage
 * - sent-back: a correction opened a later run; the case starts again from the stage that Postgres names
 * - ended: rejected or cancelled
 */
export type StageOutcome =
  { readonly kind: 'passed' } | { readonly kind: 'sent-back' } | { readonly kind: 'ended'; readonly status: string };

export const PASSED: StageOutcome = { kind: 'passed' };
export const SENT_BACK: StageOutcome = { kind: 'sent-back' };
export const endedAs = (status: string): StageOutcome => ({ kind: 'ended', status });

/** Events after which a waiting case goes on in a fresh history: far below the server's limits of events (51,200) and of updates (2,000) a run. */
const MOST_EVENTS = 2000;

/** A case that is told act after act while it waits would otherwise come to where the server takes no further one, and nobody could sign it. */
export const isHistoryLong = (): boolean => workflowInfo().historyLength >= MOST_EVENTS;
