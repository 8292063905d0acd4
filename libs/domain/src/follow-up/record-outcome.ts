import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { FollowUpOutcome, FollowUpTask } from './follow-up-task.ts';

/**
 * Answers a follow-up task, once.
 *
 * | implemented | reason not done | answer |
 * |-------------|-----------------|--------|
 * | implemented | none | recorded |
 * | implemented | any | refused: nothing was left undone |
 * | partly, not | coded, `other` with text | recorded |
 * | partly, not | none, or `other` without text | refused |
 */
export function recordOutcome(task: FollowUpTask, outcome: FollowUpOutcome): Outcome<FollowUpTask> {
  if (task.status === 'done') return refuse('FOLLOW_UP.ALREADY_RECORDED', { month: task.month });
  const { implemented, notDoneReason, text } = outcome;
  if (implemented === 'implemented' && notDoneReason !== null) return refuse('FOLLOW_UP.REASON_NOT_ALLOWED', { month: task.month });
  if (implemented !== 'implemented' && notDoneReason === null) return refuse('FOLLOW_UP.REASON_REQUIRED', { month: task.month });
  if (notDoneReason === 'other' && !text.trim())
    return refuse('FOLLOW_UP.REASON_REQUIRED', { month: task.month, text: 'required with "other"' });
  return ok({ ...task, status: 'done', outcome });
}
