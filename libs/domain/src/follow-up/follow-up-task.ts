import type { Instant, Uuid } from '../shared/primitives.ts';

/** Was it done, why not, response (2-domain-rules §12). Stable disease is not progression. */
export const IMPLEMENTATIONS = ['implemented', 'partly', 'not-implemented'] as const;
export const NOT_DONE_REASONS = [
  'patient-died',
  'patient-declined',
  'deteriorated',
  'not-reimbursed',
  'not-available',
  'other-therapy',
  'lost-to-follow-up',
  'other',
] as const;
/** RECIST 1.1 categories. */
export const RESPONSES = ['CR', 'PR', 'SD', 'PD', 'not-evaluable', 'not-assessed'] as const;

export interface FollowUpTask {
  readonly id: Uuid;
  readonly month: 3 | 6 | 12;
  readonly dueAt: Instant;
  readonly status: 'planned' | 'due' | 'done';
  readonly outcome: FollowUpOutcome | null;
}

export interface FollowUpOutcome {
  readonly implemented: (typeof IMPLEMENTATIONS)[number];
  readonly notDoneReason: (typeof NOT_DONE_REASONS)[number] | null;
  readonly response: (typeof RESPONSES)[number] | null;
  readonly text: string;
  readonly by: Uuid;
  readonly at: Instant;
}
