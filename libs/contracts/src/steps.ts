import { z } from 'zod';
import { DRAFT_SECTIONS, STANCES } from '@consilium/domain';
import type { DraftRecommendation, DraftSentence, Retrieval } from '@consilium/domain';
import { geneSymbol, genomeBuild, instant, listOf, sha256 } from './common.ts';
import { resistanceEntry, therapyOption } from './prioritization.ts';

const texts = listOf(z.string());

/** What the annotate stage found, without the findings themselves. */
export const annotationSummary = z.object({
  build: genomeBuild.nullable(),
  findings: z.int(),
  counts: z.object({ records: z.int(), alleles: z.int(), notAnnotated: z.int(), filtered: z.int(), kept: z.int(), leftOut: z.int() }),
  warnings: texts,
  assayed: listOf(geneSymbol).nullable(),
});
export type AnnotationSummary = z.infer<typeof annotationSummary>;

const sourceDocument = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  quotable: z.boolean(),
  sha256,
  facts: z.record(z.string(), z.string()).readonly(),
  retracted: z.boolean(),
});

export const retrieval = z.object({
  schema: z.literal('consilium/retrieval/1'),
  passages: listOf(z.object({ rank: z.int(), document: sourceDocument, stance: z.enum(STANCES), score: z.number(), findings: texts })),
  warnings: texts,
}) satisfies z.ZodType<Retrieval>;
export type RetrievalBody = z.infer<typeof retrieval>;

const sentenceBase = { id: z.string(), section: z.enum(DRAFT_SECTIONS), text: z.string() };

/** The three kinds of sentence of LLM-03. */
export const draftSentence = z.discriminatedUnion('kind', [
  z.object({ ...sentenceBase, kind: z.literal('quoted'), citations: listOf(z.object({ document: z.string(), quote: z.string() })) }),
  z.object({
    ...sentenceBase,
    kind: z.literal('fact'),
    citations: listOf(z.object({ document: z.string(), fields: z.record(z.string(), z.string()).readonly() })),
  }),
  z.object({
    ...sentenceBase,
    kind: z.literal('engine'),
    citations: listOf(z.object({ document: z.literal('explanation'), path: z.string() })),
  }),
]) satisfies z.ZodType<DraftSentence>;

export const draft = z.object({
  schema: z.literal('consilium/draft/1'),
  options: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  sentences: listOf(draftSentence),
  dropped: listOf(z.object({ text: z.string(), codes: texts })),
  abstained: z.object({ rule: z.string(), wouldResolve: z.string() }).nullable(),
  additionalTests: texts,
  warnings: texts,
  provenance: z.object({
    drafter: z.string(),
    drafterVersion: z.string(),
    retrieved: listOf(z.object({ document: z.string(), sha256 })),
    prioritizationSha256: sha256,
    at: instant,
  }),
}) satisfies z.ZodType<DraftRecommendation>;
export type DraftBody = z.infer<typeof draft>;
