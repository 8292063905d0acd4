import { z } from 'zod';
import {
  BOARD_NAME,
  CASE_STATUSES,
  HOLD_CODES,
  IMPLEMENTATIONS,
  NOT_DONE_REASONS,
  RESPONSES,
  SEXES,
  STAGES,
  STEPS,
} from '@consilium/domain';
import type { CaseRecord, CaseSubmission, CaseSummary } from '@consilium/domain';
import { instant, listOf, pageOf, pageQuery, sha256, uuid } from './common.ts';
import { ballot, decisionVersion, recusal, reviewVerdict, signature } from './decisions.ts';
import { caseFile } from './files.ts';
import { releaseRef, ruleSetRef } from './prioritization.ts';
import { consent, diagnosis, dueAt, patient, sample, treatment } from './sample.ts';

const NO_CONSENT = { status: 'missing', version: null, scope: [], recordedOn: null } as const;

export const submissionBody = z.strictObject({
  patient,
  question: z.string().trim().min(3).max(2000).nullable().default(null),
  diagnosis,
  consent: consent.default(NO_CONSENT),
  sample: sample.prefault({}),
  treatment: treatment.prefault({}),
  dueAt,
  /** Left out: the first board of the submitter. */
  board: z.string().regex(BOARD_NAME).optional(),
}) satisfies z.ZodType<CaseSubmission>;
/** As sent; what is left out takes the stated default. */
export type SubmissionInput = z.input<typeof submissionBody>;
export type SubmissionBody = z.infer<typeof submissionBody>;

export const caseListQuery = pageQuery.extend({
  stage: z.enum(STAGES).optional(),
  status: z.enum(CASE_STATUSES).optional(),
  /** Looks in the case's short name, question and diagnosis. */
  q: z.string().trim().min(1).max(100).optional(),
  /** Only cases that wait for the asking person. */
  mine: z.stringbool().optional(),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

const texts = listOf(z.string());
const hold = z.object({
  code: z.enum(HOLD_CODES),
  message: z.string(),
  waivable: z.boolean(),
  owner: z.enum(['coordinator', 'laboratory', 'oncologist', 'operator']),
});
const diagnosisView = z.object({ code: z.string(), name: z.string().nullable(), text: z.string().nullable() });

export const followUpTask = z.object({
  id: uuid,
  month: z.union([z.literal(3), z.literal(6), z.literal(12)]),
  dueAt: instant,
  status: z.enum(['planned', 'due', 'done']),
  outcome: z
    .object({
      implemented: z.enum(IMPLEMENTATIONS),
      notDoneReason: z.enum(NOT_DONE_REASONS).nullable(),
      response: z.enum(RESPONSES).nullable(),
      text: z.string(),
      by: uuid,
      at: instant,
    })
    .nullable(),
});
export const taskList = z.object({ items: listOf(followUpTask) });
export type TaskList = z.infer<typeof taskList>;

const publication = z.object({
  id: uuid,
  decisionVersion: z.int(),
  digest: sha256,
  kind: z.enum(['original', 'amendment', 'correction', 'addendum', 'rescission']),
  publishedAt: instant,
  replaces: uuid.nullable(),
  artifacts: listOf(z.object({ kind: z.enum(['json', 'markdown', 'pdf']), sha256, bytes: z.int() })),
});

const head = {
  id: uuid,
  ref: z.string(),
  board: z.string(),
  stage: z.enum(STAGES),
  status: z.enum(CASE_STATUSES),
  run: z.int(),
  version: z.int(),
  question: z.string().nullable(),
  diagnosis: diagnosisView,
  holds: listOf(hold),
  createdAt: instant,
  since: instant,
  dueAt: instant.nullable(),
};

export const caseSummary = z.object({
  ...head,
  sex: z.enum(SEXES),
  birthYear: z.int().nullable(),
  missingSeats: texts,
  taskDueAt: instant.nullable(),
}) satisfies z.ZodType<CaseSummary>;
export type CaseSummaryBody = z.infer<typeof caseSummary>;

export const casePage = pageOf(caseSummary);
export type CasePage = z.infer<typeof casePage>;

/** Everything about a case but its step documents. */
export const caseRecord = z.object({
  ...head,
  patient: z.object({ pseudonym: z.string(), sex: z.enum(SEXES), birthYear: z.int().nullable() }),
  consent: z.object(consent.shape),
  sample: z.object(sample.shape),
  treatment: z.object(treatment.shape),
  files: listOf(caseFile),
  notes: listOf(z.object({ id: uuid, text: z.string(), author: z.string(), at: instant, correctedBy: uuid.nullable() })),
  waivers: listOf(z.object({ what: z.string(), reason: z.string(), by: z.string(), at: instant })),
  criteria: listOf(
    z.object({
      id: uuid,
      finding: z.string(),
      code: z.string(),
      reason: z.string(),
      by: z.string(),
      at: instant,
      withdrawn: z.object({ by: z.string(), reason: z.string(), at: instant }).nullable(),
    }),
  ),
  knowledge: listOf(releaseRef),
  ruleSet: ruleSetRef.nullable(),
  steps: listOf(z.object({ step: z.enum(STEPS), run: z.int(), sha256, at: instant })),
  decisions: listOf(decisionVersion),
  ballots: listOf(ballot),
  signatures: listOf(signature),
  recusals: listOf(recusal),
  review: reviewVerdict.nullable(),
  publications: listOf(publication),
  tasks: listOf(followUpTask),
  endReason: z.string().nullable(),
}) satisfies z.ZodType<CaseRecord>;
export type CaseRecordBody = z.infer<typeof caseRecord>;
