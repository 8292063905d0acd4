import { z } from 'zod';
import { DIRECTIONS, SIGNIFICANCES } from '@consilium/domain';
import { DRUG_VERDICTS, IMPORTED_CORPORA, MODEL_PROVIDERS, QUESTION_KINDS, SWITCH_SCOPES } from '@consilium/domain/evidence';
import type { CorpusRelease, EvidenceAnswer, ModelSwitch, UnderstoodQuestion } from '@consilium/domain/evidence';
import { instant, listOf, sha256 } from './common.ts';
import { finding } from './findings.ts';
import { prioritization, resistanceEntry, therapyOption, tier, tierLevel } from './prioritization.ts';
import { abstention, draftProvenance, draftSentence, droppedSentence, retrievedPassage, sourceDocument } from './steps.ts';

const name = z.string().trim().min(1).max(300);
const names = listOf(name);
const shortList = <T extends z.ZodType>(of: T) => z.array(of).max(100).readonly();

/** The question as it was understood; sent back with corrections it is taken as it stands. */
export const understoodQuestion = z.object({
  kind: z.enum(QUESTION_KINDS),
  findings: shortList(finding),
  tumorType: z.object({ code: z.string().max(60), name }).nullable(),
  drugs: shortList(name),
  prior: shortList(z.object({ therapies: names, response: z.string().max(60).nullable().optional() })),
  line: z.int().min(1).max(20).nullable(),
  stage: z.string().max(60).nullable(),
  conditions: shortList(z.string().max(60)).optional(),
  language: z.enum(['en', 'de', 'other']),
  parts: shortList(
    z.object({
      field: z.enum(['finding', 'tumorType', 'drug', 'prior', 'line', 'stage', 'kind']),
      words: z.string().max(2000),
      readAs: z.string().max(600),
      mended: z.boolean(),
    }),
  ),
  unknown: shortList(z.string().max(300)),
}) satisfies z.ZodType<UnderstoodQuestion>;
export type UnderstoodQuestionBody = z.infer<typeof understoodQuestion>;

/** `understood` given: it is answered as corrected and the words are kept for the trail only. */
export const askBody = z.strictObject({
  question: z.string().trim().min(1).max(4000),
  understood: understoodQuestion.optional(),
});
export type AskBody = z.infer<typeof askBody>;

export const evidenceAnswer = z.object({
  schema: z.literal('consilium/answer/1'),
  understood: understoodQuestion,
  abstained: abstention.nullable(),
  options: listOf(therapyOption),
  further: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  drugs: listOf(
    z.object({ therapies: names, verdict: z.enum(DRUG_VERDICTS), tier: z.string().nullable(), level: z.string().nullable(), items: names }),
  ),
  meanings: listOf(
    z.object({
      significance: z.enum(SIGNIFICANCES).exclude(['therapeutic']),
      direction: z.enum(DIRECTIONS),
      tier,
      level: tierLevel.nullable(),
      finding: z.string(),
      items: names,
    }),
  ),
  sentences: listOf(draftSentence),
  dropped: listOf(droppedSentence),
  passages: listOf(retrievedPassage),
  explanation: prioritization.nullable().optional(),
  warnings: listOf(z.string()),
  provenance: draftProvenance,
}) satisfies z.ZodType<EvidenceAnswer>;
export type EvidenceAnswerBody = z.infer<typeof evidenceAnswer>;

export const corpusRelease = z.object({
  id: z.string(),
  sha256,
  corpus: z.enum(IMPORTED_CORPORA),
  title: z.string(),
  documents: z.int(),
  importedAt: instant,
}) satisfies z.ZodType<CorpusRelease>;
export const corpusList = z.object({ items: listOf(corpusRelease) });
export type CorpusList = z.infer<typeof corpusList>;

export const documentParams = z.strictObject({ documentId: z.string().min(1).max(300) });
export type DocumentParams = z.infer<typeof documentParams>;
export { sourceDocument };

export const modelSwitch = z.object({
  scope: z.enum(SWITCH_SCOPES),
  target: z.string(),
  stopped: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instant,
}) satisfies z.ZodType<ModelSwitch>;
/** What the site's model is, who stopped it, what it used today. */
export const modelStatus = z.object({
  configured: z.object({ provider: z.enum(MODEL_PROVIDERS), model: z.string(), destination: z.string() }).nullable(),
  switches: listOf(modelSwitch),
  today: z.object({ tokens: z.number(), costMicros: z.number() }),
  caps: z
    .object({ seconds: z.number(), tokensPerCase: z.number(), tokensPerDay: z.number(), costMicrosPerDay: z.number().nullable() })
    .nullable(),
});
export type ModelStatus = z.infer<typeof modelStatus>;

export const modelSwitchBody = z.strictObject({
  scope: z.enum(SWITCH_SCOPES),
  target: z.string().trim().min(1).max(200),
  stopped: z.boolean(),
  reason: z.string().trim().min(3).max(1000),
});
export type ModelSwitchBody = z.infer<typeof modelSwitchBody>;
