import { z } from 'zod';
import {
  ASSURANCES,
  BALLOT_CHOICES,
  MEANINGS,
  OVERRIDE_REASONS,
  RECOMMENDATION_KINDS,
  SIGNING_METHODS,
  SPECIALTIES,
} from '@consilium/domain';
import type { DecisionContent, DecisionVersion } from '@consilium/domain';
import { instant, listOf, sha256, uuid } from './common.ts';
import { releaseRef, ruleSetRef } from './prioritization.ts';
import { draftAccount, draftSentence } from './steps.ts';

const texts = listOf(z.string());

/** What is signed: its canonical JSON (RFC 8785) is hashed. */
export const decisionContent = z.object({
  schema: z.literal('consilium/decision/1'),
  caseId: uuid,
  caseRef: z.string(),
  version: z.int(),
  run: z.int(),
  kind: z.enum(['original', 'amendment', 'correction', 'addendum', 'rescission']),
  kindReason: z.string().nullable(),
  question: z.string(),
  patient: z.object({ pseudonym: z.string(), sex: z.string(), birthYear: z.int().nullable() }),
  diagnosis: z.object({ code: z.string(), name: z.string().nullable() }),
  origin: z.enum(['draft', 'changed', 'hand-written']),
  author: z.object({ kind: z.enum(['engine', 'person']), ref: z.string(), name: z.string() }),
  recommendation: z.enum(RECOMMENDATION_KINDS),
  options: listOf(
    z.object({
      rank: z.int(),
      therapies: texts,
      tier: z.string().nullable(),
      level: z.string().nullable(),
      findings: texts,
      rationale: z.string(),
    }),
  ),
  resistance: listOf(
    z.object({ finding: z.string(), therapies: texts, strength: z.string(), tier: z.string(), level: z.string().nullable() }),
  ),
  findingNames: z.record(z.string(), z.string()).readonly().optional(),
  boardText: z.string(),
  sentences: listOf(draftSentence),
  overrides: listOf(z.object({ field: z.string(), reason: z.enum(OVERRIDE_REASONS), text: z.string() })),
  additionalTests: texts,
  notAssessed: texts,
  warnings: texts,
  waivers: listOf(z.object({ what: z.string(), reason: z.string(), by: z.string() })),
  knowledge: listOf(releaseRef),
  ruleSet: ruleSetRef,
  draftSha256: sha256.nullable(),
  drafting: draftAccount.optional(),
}) satisfies z.ZodType<DecisionContent>;

export const decisionVersion = z.object({
  version: z.int(),
  run: z.int(),
  sha256,
  createdAt: instant,
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  content: decisionContent,
}) satisfies z.ZodType<DecisionVersion>;
export type DecisionVersionBody = z.infer<typeof decisionVersion>;

export const decisionList = z.object({ items: listOf(decisionVersion.omit({ content: true }).extend({ isCurrent: z.boolean() })) });
export type DecisionList = z.infer<typeof decisionList>;

export const decisionParams = z.strictObject({ caseId: uuid, version: z.coerce.number().int().min(1) });
export type DecisionParams = z.infer<typeof decisionParams>;
export const signatureParams = z.strictObject({ caseId: uuid, signatureId: uuid });
export type SignatureParams = z.infer<typeof signatureParams>;
export const taskParams = z.strictObject({ caseId: uuid, taskId: uuid });
export type TaskParams = z.infer<typeof taskParams>;

export const ballot = z.object({
  id: uuid,
  voter: uuid,
  version: z.int(),
  choice: z.enum(BALLOT_CHOICES),
  reason: z.enum(OVERRIDE_REASONS).nullable(),
  alternative: z.string().nullable(),
  text: z.string().nullable(),
  at: instant,
});

/** Printed name, time with zone and meaning go with every signature (SIG-01). */
export const signature = z.object({
  id: uuid,
  ballot: uuid,
  signer: uuid,
  printedName: z.string(),
  specialty: z.enum(SPECIALTIES),
  roles: texts,
  meaning: z.enum(MEANINGS),
  version: z.int(),
  digest: sha256,
  signedAt: instant,
  timeZone: z.string(),
  method: z.enum(SIGNING_METHODS),
  assurance: z.enum(ASSURANCES),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
});

export const recusal = z.object({ member: uuid, reason: z.string(), at: instant });

export const reviewVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), missingSeats: listOf(z.enum(SPECIALTIES)), missingApprovals: z.int(), reasons: texts }),
  z.object({ kind: z.literal('blocked'), vetoBy: listOf(z.enum(SPECIALTIES)), reasons: texts }),
  z.object({ kind: z.literal('met') }),
]);

export const REPORT_FORMATS = ['json', 'markdown', 'pdf'] as const;
export const reportQuery = z.strictObject({
  format: z.enum(REPORT_FORMATS).default('json'),
  /** Decision version; without it the newest publication, else the newest decision as DRAFT. */
  version: z.coerce.number().int().min(1).optional(),
});
export type ReportQuery = z.infer<typeof reportQuery>;
