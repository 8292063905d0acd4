import { z } from 'zod';
import { DRAFT_SECTIONS, STANCES } from '@consilium/domain';
import { ABSTENTION_RULES, CORPORA, MODEL_FAILURES, MODEL_PROVIDERS, STANDINGS } from '@consilium/domain/evidence';
import type { Abstention, CitedSource, DraftAccount, ModelUse, SecondReading } from '@consilium/domain/evidence';
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

export const span = z.tuple([z.int(), z.int()]).readonly();

export const sourceDocument = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  quotable: z.boolean(),
  sha256,
  facts: z.record(z.string(), z.string()).readonly(),
  retracted: z.boolean(),
  corpus: z.enum(CORPORA).optional(),
  title: z.string().nullable().optional(),
  sections: texts.optional(),
  sentences: listOf(span).optional(),
  licence: z.string().nullable().optional(),
  language: z.string().nullable().optional(),
  publishedOn: z.string().nullable().optional(),
  importedAt: instant.nullable().optional(),
  standing: z.enum(STANDINGS).optional(),
  standingCheckedAt: instant.nullable().optional(),
  hidden: z.int().optional(),
});

export const retrievedPassage = z.object({
  rank: z.int(),
  document: sourceDocument,
  stance: z.enum(STANCES),
  score: z.number(),
  findings: texts,
  window: span.optional(),
  family: z.string().optional(),
  burst: z.boolean().optional(),
});

export const retrieval = z.object({
  schema: z.literal('consilium/retrieval/1'),
  passages: listOf(retrievedPassage),
  history: listOf(retrievedPassage).optional(),
  decisions: listOf(retrievedPassage).optional(),
  knowledgeDates: listOf(z.object({ id: z.string(), releasedOn: z.string().nullable() })).optional(),
  searchModels: texts.optional(),
  warnings: texts,
}) satisfies z.ZodType<Retrieval>;
export type RetrievalBody = z.infer<typeof retrieval>;

const author = z.enum(['template', 'model']).optional();
const sentenceBase = { id: z.string(), section: z.enum(DRAFT_SECTIONS), text: z.string(), author };

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

export const droppedSentence = z.object({ text: z.string(), codes: texts, author, section: z.enum(DRAFT_SECTIONS).optional() });

export const abstention = z.object({
  rule: z.enum(ABSTENTION_RULES),
  because: z.string().optional(),
  wouldResolve: z.string(),
}) satisfies z.ZodType<Abstention>;

const counts = z.record(z.string(), z.int()).readonly();

export const modelUse = z.object({
  provider: z.enum(MODEL_PROVIDERS),
  model: z.string(),
  answeredBy: z.string().nullable(),
  destination: z.string(),
  promptVersion: z.string(),
  promptSha256: sha256.nullable(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
  outputSha256: sha256.nullable(),
  outcome: z.enum(['used', 'template']),
  failure: z.enum(MODEL_FAILURES).nullable(),
  repaired: z.boolean(),
  guard: z.object({ proposed: z.int(), kept: z.int(), dropped: z.int(), byCode: counts }),
  calls: z.int(),
  milliseconds: z.number(),
  tokens: z.object({ input: z.int(), output: z.int() }).nullable(),
  costMicros: z.number().nullable(),
  at: instant,
}) satisfies z.ZodType<ModelUse>;

const secondReading = z.object({
  order: listOf(z.object({ therapies: texts, reason: z.string() })),
  disagreements: texts,
  model: modelUse,
}) satisfies z.ZodType<SecondReading>;

export const draftProvenance = z.object({
  drafter: z.string(),
  drafterVersion: z.string(),
  retrieved: listOf(z.object({ document: z.string(), sha256 })),
  prioritizationSha256: sha256,
  at: instant,
  model: modelUse.nullable().optional(),
});

const citedSource = z.object({
  document: z.string(),
  corpus: z.enum(CORPORA),
  title: z.string().nullable(),
  licence: z.string().nullable(),
  publishedOn: z.string().nullable(),
  standing: z.enum(STANDINGS),
}) satisfies z.ZodType<CitedSource>;

/** What a decision keeps of its draft; no words of a dropped sentence. */
export const draftAccount = z.object({
  sources: listOf(citedSource),
  dropped: listOf(droppedSentence.omit({ text: true })),
  abstained: listOf(abstention),
  disagreements: texts.nullable(),
  drafter: z.string(),
  drafterVersion: z.string(),
  retrieved: z.int(),
  at: instant,
  model: modelUse.nullable(),
}) satisfies z.ZodType<DraftAccount>;

export const draft = z.object({
  schema: z.literal('consilium/draft/1'),
  options: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  sentences: listOf(draftSentence),
  dropped: listOf(droppedSentence),
  sources: listOf(citedSource).optional(),
  abstained: abstention.nullable(),
  alsoAbstained: listOf(abstention).optional(),
  additionalTests: texts,
  warnings: texts,
  provenance: draftProvenance,
  secondReading: secondReading.nullable().optional(),
}) satisfies z.ZodType<DraftRecommendation>;
export type DraftBody = z.infer<typeof draft>;
