import { z } from 'zod';
import { STANCES } from '@consilium/domain';
import { listOf } from '../common.ts';
import { draft, draftProvenance } from '../steps.ts';
import { lineId } from './line.ts';

const name = z.string().trim().max(300).nullable().optional();

export const retrieveLine = z.object({
  id: lineId,
  gene: name,
  variant: name,
  tumorType: name,
  therapy: name,
  text: z.string().max(4000).nullable().optional(),
  k: z.int().min(1).max(500).default(10),
});
export type RetrieveLine = z.infer<typeof retrieveLine>;
export const retrievedLine = z.object({
  schema: z.literal('consilium/retrieve/1'),
  id: lineId,
  hits: listOf(
    z.object({
      rank: z.int(),
      document: z.string(),
      source: z.string(),
      pmid: z.string().optional(),
      stance: z.enum(STANCES),
      score: z.number(),
      excerpt: z.string(),
      burst: z.boolean().optional(),
    }),
  ),
});
export type RetrievedLine = z.infer<typeof retrievedLine>;

/** One line out of `consilium draft`: the draft as the server stores it, without the copies of its input. */
export const draftedLine = draft
  .omit({ options: true, resistance: true, provenance: true })
  .extend({ case: z.string(), provenance: draftProvenance });
export type DraftedLine = z.infer<typeof draftedLine>;
