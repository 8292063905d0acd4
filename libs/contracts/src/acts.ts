import { z } from 'zod';
import { IMPLEMENTATIONS, NOT_DONE_REASONS, OVERRIDE_REASONS, RECOMMENDATION_KINDS, RESPONSES } from '@consilium/domain';
import { genomeBuild, listOf, reasonText, uuid } from './common.ts';
import { consent, diagnosis } from './sample.ts';

const question = z.string().trim().min(3).max(2000);

export const consentBody = consent;
export type ConsentBody = z.infer<typeof consentBody>;

export const diagnosisBody = diagnosis.extend({ reason: reasonText });
export type DiagnosisBody = z.infer<typeof diagnosisBody>;

export const questionBody = z.strictObject({ question });
export type QuestionBody = z.infer<typeof questionBody>;

/** A note that corrects another one names it; both stay in the record. */
export const noteBody = z.strictObject({ text: z.string().trim().min(1).max(10_000), corrects: uuid.nullable().default(null) });
export type NoteBody = z.infer<typeof noteBody>;

export const buildBody = z.strictObject({ build: genomeBuild });
export type BuildBody = z.infer<typeof buildBody>;

/** A criterion of oncogenicity that a person states for a finding (Horak 2022), e.g. OS2. */
export const criterionBody = z.strictObject({
  finding: z.string().trim().min(1).max(200),
  code: z.string().trim().min(1).max(20),
  reason: reasonText,
});
export type CriterionBody = z.infer<typeof criterionBody>;
export const criterionParams = z.strictObject({ caseId: uuid, criterionId: uuid });
export type CriterionParams = z.infer<typeof criterionParams>;

/** Waiver, rejection, cancellation, recusal, withdrawal of a signature. */
export const reasonBody = z.strictObject({ reason: reasonText });
export type ReasonBody = z.infer<typeof reasonBody>;

export const decisionOption = z.strictObject({
  rank: z.int().min(1).max(100),
  therapies: listOf(z.string().trim().min(1).max(120), { min: 1, max: 50 }),
  tier: z.string().max(4).nullable().default(null),
  level: z.string().max(1).nullable().default(null),
  findings: listOf(z.string().max(200), { max: 1000 }).default([]),
  rationale: z.string().trim().max(4000).default(''),
});

export const decisionOverride = z.strictObject({
  field: z.string().min(1).max(100),
  reason: z.enum(OVERRIDE_REASONS),
  text: z.string().trim().max(4000).default(''),
});

/** A changed or hand-written decision. It becomes the next version and voids the signatures; `If-Match` names the digest of the version that was shown. */
export const reviseBody = z.strictObject({
  origin: z.enum(['changed', 'hand-written']),
  recommendation: z.enum(RECOMMENDATION_KINDS),
  options: listOf(decisionOption, { max: 50 }).default([]),
  boardText: z.string().trim().max(20_000).default(''),
  keepSentences: listOf(z.string().max(100), { max: 1000 }).default([]),
  overrides: listOf(decisionOverride, { max: 100 }).default([]),
});
export type ReviseBody = z.infer<typeof reviseBody>;

export const followUpBody = z.strictObject({
  implemented: z.enum(IMPLEMENTATIONS),
  notDoneReason: z.enum(NOT_DONE_REASONS).nullable().default(null),
  response: z.enum(RESPONSES).nullable().default(null),
  text: z.string().trim().max(10_000).default(''),
});
export type FollowUpBody = z.infer<typeof followUpBody>;

export const AMENDMENT_KINDS = ['amendment', 'correction', 'addendum', 'rescission'] as const;
export const amendmentBody = z.strictObject({ kind: z.enum(AMENDMENT_KINDS), reason: reasonText });
export type AmendmentBody = z.infer<typeof amendmentBody>;
