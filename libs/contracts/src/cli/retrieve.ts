import { z } from 'zod';
import { STANCES } from '@consilium/domain';
import { listOf } from '../common.ts';
import { draftSentence } from '../steps.ts';
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
    }),
  ),
});
export type RetrievedLine = z.infer<typeof retrievedLine>;

/** One line out of `consilium draft`. */
export const draftedLine = z.object({
  schema: z.literal('consilium/draft/1'),
  case: z.string(),
  sentences: listOf(draftSentence),
  dropped: listOf(z.object({ text: z.string(), codes: listOf(z.string()) })),
  provenance: z.record(z.string(), z.unknown()),
});
export type DraftedLine = z.infer<typeof draftedLine>;
