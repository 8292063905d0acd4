import { z } from 'zod';
import { instant, listOf, reasonText, sentInstant, sha256, uuid } from './common.ts';
import { RISKS, STANDING_CHECKS } from '@consilium/domain/audit';

const ordered = { from: sentInstant, to: sentInstant };
const IN_ORDER = { message: '`from` must lie before `to`' };
/** From inclusive, to exclusive. */
export const periodQuery = z.strictObject(ordered).refine(({ from, to }) => Date.parse(from) < Date.parse(to), IN_ORDER);
export type PeriodQuery = z.infer<typeof periodQuery>;

const person = z.object({ id: uuid, name: z.string() });

/** The standing checks over every case that changed in a period; a finding is no verdict. */
export const standingFindings = z.object({
  from: instant,
  to: instant,
  /** Cases looked at. */
  cases: z.int(),
  counts: listOf(z.object({ check: z.enum(STANDING_CHECKS), count: z.int() })),
  items: listOf(
    z.object({
      check: z.enum(STANDING_CHECKS),
      caseId: uuid,
      caseRef: z.string(),
      at: instant,
      person: person.nullable(),
      /** Ids, counts and codes; never text of a patient. */
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
      /** The entry of the fact; null where there is none to name. */
      entry: uuid.nullable(),
    }),
  ),
});
export type StandingFindings = z.infer<typeof standingFindings>;

export const sampleBody = z
  .strictObject({
    ...ordered,
    size: z.int().min(1).max(500),
    /** Drawn by the server where none is given; kept either way. */
    seed: z
      .string()
      .trim()
      .regex(/^[\w.:-]{1,100}$/, 'letters, digits and . _ : - only, at most 100')
      .optional(),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), IN_ORDER);
export type SampleBody = z.infer<typeof sampleBody>;
export const sampleParams = z.strictObject({ sampleId: uuid });
export type SampleParams = z.infer<typeof sampleParams>;

export const REVIEW_VERDICTS = ['fine', 'question', 'finding'] as const;

const sampleHead = z.object({
  id: uuid,
  from: instant,
  to: instant,
  /** Asked for; the sample is smaller where the period held fewer cases. */
  size: z.int(),
  seed: z.string(),
  /** Cases that could be drawn, and the digest of their list with their risks. */
  population: z.int(),
  populationSha256: sha256,
  by: person,
  at: instant,
  drawn: z.int(),
  /** Of the drawn ones. */
  reviewed: z.int(),
});
export const auditSample = sampleHead.extend({
  items: listOf(
    z.object({
      caseId: uuid,
      caseRef: z.string(),
      weight: z.int(),
      risks: listOf(z.enum(RISKS)),
      /** The newest review under this sample. */
      verdict: z.enum(REVIEW_VERDICTS).nullable(),
    }),
  ),
  /** Drawn again now, from the stored seed and population: the same cases in the same order. */
  isReproduced: z.boolean(),
});
export type AuditSample = z.infer<typeof auditSample>;
export const auditSampleList = z.object({ items: listOf(sampleHead) });
export type AuditSampleList = z.infer<typeof auditSampleList>;

/** A review is of a case, or of one entry; and may belong to a sample. */
export const reviewBody = z
  .strictObject({
    caseId: uuid.optional(),
    entryId: uuid.optional(),
    sampleId: uuid.optional(),
    verdict: z.enum(REVIEW_VERDICTS),
    note: reasonText,
  })
  .refine(({ caseId, entryId }) => (caseId === undefined) !== (entryId === undefined), { message: 'name a case or an entry' });
export type ReviewBody = z.infer<typeof reviewBody>;

export const reviewsQuery = z.strictObject({ case: uuid.optional(), entry: uuid.optional(), sample: uuid.optional() });
export type ReviewsQuery = z.infer<typeof reviewsQuery>;

export const auditReview = z.object({
  id: uuid,
  caseId: uuid.nullable(),
  caseRef: z.string().nullable(),
  entryId: uuid.nullable(),
  sampleId: uuid.nullable(),
  verdict: z.enum(REVIEW_VERDICTS),
  note: z.string(),
  by: person,
  at: instant,
});
export type AuditReviewBody = z.infer<typeof auditReview>;
/** Newest first, at most 500. */
export const auditReviewList = z.object({ items: listOf(auditReview) });
export type AuditReviewList = z.infer<typeof auditReviewList>;
