import type { Instant, Uuid } from '../shared/primitives.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { ok } from '../shared/result.ts';
import type { Actor } from './actor.ts';

/** Why somebody opens a case of another board (ACC-06). */
export const GLASS_REASONS = ['emergency', 'cover', 'consultation', 'other'] as const;
export type GlassReason = (typeof GLASS_REASONS)[number];
export const GLASS_VERDICTS = ['justified', 'not-justified'] as const;
export type GlassVerdict = (typeof GLASS_VERDICTS)[number];
/** At most four hours, one patient (HIPAA 164.312(a)(2)(ii), emergency access procedure). */
export const MAX_GLASS_MINUTES = 240;
export const MIN_GLASS_TEXT = 10;

/** What somebody says who breaks the glass. */
export interface GlassRequest {
  readonly reason: GlassReason;
  readonly text: string;
  readonly minutes: number;
}

/** An emergency access, as those see it who were told. */
export interface BrokenGlass {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly caseRef: string;
  readonly board: string;
  readonly person: { readonly id: Uuid; readonly name: string };
  readonly reason: GlassReason;
  readonly text: string;
  readonly openedAt: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
  readonly review: { readonly verdict: GlassVerdict; readonly by: string; readonly text: string; readonly at: Instant } | null;
}

/** What is behind the short name of a case, for somebody who may not open it: nothing but whether there is a glass. */
export interface GlassDoor {
  readonly caseId: Uuid;
  readonly ref: string;
  readonly inReach: boolean;
  readonly openUntil: Instant | null;
}

/**
 * | who | reviewed already | answer |
 * |-----|------------------|--------|
 * | the person who broke it | any | OWN |
 * | another | yes | ALREADY_REVIEWED |
 * | another | no | allowed |
 */
export function mayReviewGlass(reviewer: Pick<Actor, 'id'>, glass: { readonly person: Uuid; readonly isReviewed: boolean }): Outcome<null> {
  if (glass.person === reviewer.id) return refuse('BREAK_GLASS.OWN');
  return glass.isReviewed ? refuse('BREAK_GLASS.ALREADY_REVIEWED') : ok(null);
}
