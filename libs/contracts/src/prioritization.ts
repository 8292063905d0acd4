import { z } from 'zod';
import {
  DIRECTIONS,
  DISEASE_RELATIONS,
  EVIDENCE_KINDS,
  EVIDENCE_LEVELS,
  MATCH_LEVELS,
  ONCOGENICITY_CLASSES,
  ORIGINS,
  REJECTION_REASONS,
  SAMPLE_FACT_CODES,
  SAMPLE_SEVERITIES,
  SIGNIFICANCES,
  TIERS,
  VIEW_SCHEMES,
} from '@consilium/domain';
import type { FindingExplanation, Prioritization } from '@consilium/domain';
import { fraction, listOf, sha256 } from './common.ts';
import { finding } from './findings.ts';

export const tier = z.enum(TIERS);
export const tierLevel = z.enum(['A', 'B', 'C', 'D']);
const texts = listOf(z.string());

const matchedItem = z.object({
  item: z.string(),
  release: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  matchLevel: z.enum([...MATCH_LEVELS, 'BIOMARKER', 'PROFILE']),
  via: z.string(),
  diseaseRelation: z.enum(DISEASE_RELATIONS),
  hops: z.int(),
  diseaseName: z.string(),
  evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  rating: z.number().nullable(),
  publications: texts,
  year: z.int().nullable(),
  region: z.string().nullable().optional(),
  line: z.string().nullable().optional(),
  sourceId: z.string().nullable().optional(),
  verification: z.string().optional(),
  gives: z.string().nullable().optional(),
  quote: z.string().nullable().optional(),
});

const rejectedItem = z.object({ item: z.string(), reason: z.enum(REJECTION_REASONS), note: z.string() });

/** A result in another scheme: derived, proposed. */
export const levelView = z.object({
  scheme: z.enum(VIEW_SCHEMES),
  version: z.string(),
  level: z.string(),
  proposed: z.literal(true),
  why: z.string(),
});

export const findingResult = z.object({
  significance: z.enum(SIGNIFICANCES),
  tier: tier.nullable(),
  level: tierLevel.nullable(),
  therapies: texts,
  direction: z.enum(DIRECTIONS).exclude(['adverse']),
  strength: z.enum(['full', 'reduced']).optional(),
  contested: z.boolean(),
  lowConfidence: z.boolean(),
  conditional: z.boolean().optional(),
  rule: z.string(),
  matched: listOf(matchedItem),
  against: listOf(matchedItem),
  rejected: listOf(rejectedItem),
  missingTests: listOf(z.object({ test: z.string(), why: z.string() })),
  counterfactual: z.string().nullable(),
  views: listOf(levelView).optional(),
  warnings: texts,
});

export const oncogenicity = z.object({
  scheme: z.string(),
  points: z.number(),
  class: z.enum(ONCOGENICITY_CLASSES),
  criteria: listOf(
    z.object({
      code: z.string(),
      source: z.string(),
      entered: listOf(z.object({ reason: z.string(), by: z.string().nullable(), at: z.string().nullable() })).optional(),
    }),
  ),
  suppressed: listOf(z.object({ code: z.string(), by: z.string() })),
  notAssessed: listOf(z.object({ code: z.string(), why: z.string() })).optional(),
  note: z.string().optional(),
});

/** A score of a sequence model: research only. */
export const researchScore = z.object({ model: z.string(), version: z.string().nullable(), output: z.string(), score: z.number() });

export const sampleFact = z.object({
  code: z.enum(SAMPLE_FACT_CODES),
  severity: z.enum(SAMPLE_SEVERITIES),
  text: z.string(),
  findings: texts.optional(),
});

export const findingExplanation = z.object({
  finding: z.string(),
  label: z.string(),
  subject: finding,
  keys: texts,
  origin: z.enum(ORIGINS),
  vaf: fraction.nullable(),
  tier: tier.nullable(),
  level: tierLevel.nullable(),
  results: listOf(findingResult),
  oncogenicity,
  rule: z.string(),
  rejected: listOf(rejectedItem),
  rejectedMore: z.int(),
  flags: texts,
  warnings: texts,
  notes: texts.optional(),
  research: listOf(researchScore).optional(),
}) satisfies z.ZodType<FindingExplanation>;

export const therapyOption = z.object({
  rank: z.int(),
  therapies: texts,
  direction: z.literal('sensitivity'),
  tier,
  level: tierLevel.nullable(),
  findings: texts,
  items: texts,
  contested: z.boolean(),
  lowConfidence: z.boolean(),
  notes: texts,
});

export const resistanceEntry = z.object({
  therapies: texts,
  finding: z.string(),
  strength: z.enum(['full', 'reduced']),
  tier,
  level: tierLevel.nullable(),
  items: texts,
  inClass: z.boolean().optional(),
  rulesOut: texts,
});

export const safetyEntry = z.object({ therapies: texts, finding: z.string(), items: texts });
export const untestedBiomarker = z.object({
  biomarker: z.string(),
  status: z.enum(['not-assayed', 'not-known']),
  therapies: texts,
  items: texts,
});
export const releaseRef = z.object({ id: z.string(), sha256 });
export const ruleSetRef = z.object({ id: z.string(), version: z.string(), sha256 });

export const prioritization = z.object({
  ruleSet: ruleSetRef,
  knowledge: listOf(releaseRef),
  tumorType: z.object({ code: z.string(), name: z.string() }),
  findings: listOf(findingExplanation),
  options: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  safety: listOf(safetyEntry),
  untested: listOf(untestedBiomarker).optional(),
  sample: listOf(sampleFact).optional(),
  warnings: texts,
}) satisfies z.ZodType<Prioritization>;
export type PrioritizationBody = z.infer<typeof prioritization>;

export const findingsQuery = z.strictObject({
  /** `tiered` leaves out findings without a tier; they stay countable by `total`. */
  show: z.enum(['tiered', 'all']).default('tiered'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});
export type FindingsQuery = z.infer<typeof findingsQuery>;

export const findingsPage = z.object({ items: listOf(findingExplanation), shown: z.int(), tiered: z.int(), total: z.int() });
export type FindingsPage = z.infer<typeof findingsPage>;

export const findingParams = z.strictObject({ caseId: z.guid().toLowerCase(), findingId: z.string().min(1).max(300) });
export type FindingParams = z.infer<typeof findingParams>;
