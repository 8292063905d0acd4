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

/** One line of `knowledge affected`: findings whose tier or level the newer release changes. */
export const knowledgeAffectedLine = z.object({
  schema: z.literal('consilium/knowledge-affected/1'),
  case: z.string(),
  affected: z.boolean(),
  changes: listOf(z.object({ finding: z.string(), from: standing, to: standing, because: listOf(z.string()) })),
});
export type KnowledgeAffectedLine = z.infer<typeof knowledgeAffectedLine>;
