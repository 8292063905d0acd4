import { addMonths } from '../shared/add-months.ts';
import type { Instant } from '../shared/primitives.ts';
import type { FollowUpTask } from './follow-up-task.ts';

export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;

/** When a published recommendation is asked after (2-domain-rules §12). */
export const planFollowUpTasks = (publishedAt: Instant): readonly Pick<FollowUpTask, 'month' | 'dueAt'>[] =>
  FOLLOW_UP_MONTHS.map((month) => ({ month, dueAt: addMonths(publishedAt, month) }));
