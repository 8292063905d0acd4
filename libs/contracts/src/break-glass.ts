import { z } from 'zod';
import { GLASS_REASONS, GLASS_VERDICTS, MAX_GLASS_MINUTES, MIN_GLASS_TEXT } from '@consilium/domain';
import type { BrokenGlass, GlassDoor, GlassRequest } from '@consilium/domain';
import { instant, listOf, reasonText, uuid } from './common.ts';

/** Emergency access to one case of another board (ACC-06). */
export const glassBody = z.strictObject({
  reason: z.enum(GLASS_REASONS),
  text: z.string().trim().min(MIN_GLASS_TEXT, `say why in at least ${MIN_GLASS_TEXT} characters`).max(2000),
  minutes: z.int().min(5).max(MAX_GLASS_MINUTES).default(60),
}) satisfies z.ZodType<GlassRequest>;
export type GlassBody = z.infer<typeof glassBody>;

export const glassParams = z.strictObject({ caseId: uuid, glassId: uuid });
export type GlassParams = z.infer<typeof glassParams>;

/** The exact short name of a case, as it stands on paper; nothing is found by a part of it. */
export const glassDoorQuery = z.strictObject({
  ref: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^C-\d{4,12}$/, 'must be a whole short name like C-0007'),
});
export type GlassDoorQuery = z.infer<typeof glassDoorQuery>;

export const glassDoor = z.object({
  caseId: uuid,
  ref: z.string(),
  inReach: z.boolean(),
  openUntil: instant.nullable(),
}) satisfies z.ZodType<GlassDoor>;
export type GlassDoorBody = z.infer<typeof glassDoor>;

export const glassReviewBody = z.strictObject({ verdict: z.enum(GLASS_VERDICTS), text: reasonText });
export type GlassReviewBody = z.infer<typeof glassReviewBody>;

export const brokenGlass = z.object({
  id: uuid,
  caseId: uuid,
  caseRef: z.string(),
  board: z.string(),
  person: z.object({ id: uuid, name: z.string() }),
  reason: z.enum(GLASS_REASONS),
  text: z.string(),
  openedAt: instant,
  until: instant,
  endedAt: instant.nullable(),
  review: z.object({ verdict: z.enum(GLASS_VERDICTS), by: z.string(), text: z.string(), at: instant }).nullable(),
}) satisfies z.ZodType<BrokenGlass>;
export type BrokenGlassBody = z.infer<typeof brokenGlass>;

export const glassList = z.object({ items: listOf(brokenGlass) });
export type GlassList = z.infer<typeof glassList>;
