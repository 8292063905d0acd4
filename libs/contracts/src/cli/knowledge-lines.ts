import { z } from 'zod';
import { listOf } from '../common.ts';
import { tier, tierLevel } from '../prioritization.ts';

/** One line of `knowledge diff`. Fields hold [old, new]. */
export const knowledgeDiffLine = z.object({
  schema: z.literal('consilium/knowledge-diff/1'),
  id: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()]).readonly()).readonly(),
});
export type KnowledgeDiffLine = z.infer<typeof knowledgeDiffLine>;

const standing = z.object({ tier: tier.nullable(), level: tierLevel.nullable() });

/** An entry that is there under both releases, or null where it is not: an option, a resistance, a warning of safety. */
const therapyStanding = z
  .object({
    tier: tier.nullable().optional(),
    level: tierLevel.nullable().optional(),
    contested: z.boolean().optional(),
    strength: z.enum(['full', 'reduced']).optional(),
  })
  .nullable();
const therapyChange = z.object({
  therapies: listOf(z.string()),
  finding: z.string().optional(),
  from: therapyStanding,
  to: therapyStanding,
  because: listOf(z.string()),
});

/**
 * One line of `knowledge affected`: findings whose tier or level the newer release changes; `affected` speaks of these alone. `options`, `resistance` and
 * `safety` name what comes, goes or stands otherwise in the lists of the case, also where no tier changes; each is left out where nothing does.
 */
export const knowledgeAffectedLine = z.object({
  schema: z.literal('consilium/knowledge-affected/1'),
  case: z.string(),
  affected: z.boolean(),
  changes: listOf(z.object({ finding: z.string(), from: standing, to: standing, because: listOf(z.string()) })),
  options: listOf(therapyChange).optional(),
  resistance: listOf(therapyChange).optional(),
  safety: listOf(therapyChange).optional(),
});
export type KnowledgeAffectedLine = z.infer<typeof knowledgeAffectedLine>;
