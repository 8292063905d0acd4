import { z } from 'zod';
import { PURPOSES } from '@consilium/domain';
import { instant, listOf, pageOf, pageQuery, sentInstant, sha256, uuid } from './common.ts';

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
/**
 * What makes an entry worth a look (AUD-27): something was changed and not only read, a drafter was at work, a person decided otherwise, a signature came
 * late, a glass was broken.
 */
export const AUDIT_MARKS = ['change', 'ai', 'overridden', 'late', 'break-glass'] as const;
export type AuditMark = (typeof AUDIT_MARKS)[number];

const flag = z.literal('true').optional();
const caseFacets = {
  from: sentInstant.optional(),
  to: sentInstant.optional(),
  /** Id, or a part of the printed name. */
  actor: z.string().trim().min(1).max(100).optional(),
  role: z.string().trim().min(1).max(40).optional(),
  action: z.string().trim().min(1).max(100).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  change: flag,
  ai: flag,
  overridden: flag,
  late: flag,
  'break-glass': flag,
};

export const caseAuditQuery = pageQuery.extend(caseFacets);
export type CaseAuditQuery = z.infer<typeof caseAuditQuery>;

/** Times are inclusive from, exclusive to. `case`: an id, or the short name as people write it. */
const namedCase = z.string().trim().min(1).max(40).optional();
export const auditQuery = pageQuery.extend({ ...caseFacets, case: namedCase });
export type AuditQuery = z.infer<typeof auditQuery>;

/** The same search, counted instead of listed. */
export const auditFacetsQuery = z.strictObject({ ...caseFacets, case: namedCase });
export type AuditFacetsQuery = z.infer<typeof auditFacetsQuery>;

const counted = z.object({ value: z.string(), count: z.int() });
/** Entries that the search finds, by each facet; the most frequent first, at most fifty of a kind. */
export const auditFacets = z.object({
  total: z.int(),
  actors: listOf(counted.extend({ name: z.string() })),
  roles: listOf(counted),
  actions: listOf(counted),
  outcomes: listOf(counted.extend({ value: z.enum(AUDIT_OUTCOMES) })),
  marks: listOf(counted.extend({ value: z.enum(AUDIT_MARKS) })),
});
export type AuditFacets = z.infer<typeof auditFacets>;

/** One scope: a case by id or short name, a patient by pseudonym, a person, a period (from inclusive, to exclusive), or the whole log. */
export const auditExportQuery = z
  .object({
    case: z.string().trim().min(1).max(100).optional(),
    patient: z.string().trim().min(1).max(200).optional(),
    user: uuid.optional(),
    from: sentInstant.optional(),
    to: sentInstant.optional(),
    log: z.literal('whole').optional(),
  })
  .refine(
    ({ from, to, ...named }) => [...Object.values(named), from].filter(Boolean).length === 1 && (from === undefined) === (to === undefined),
    {
      message: 'name one of case, patient, user, from and to, or log=whole',
    },
  );
export type AuditExportQuery = z.infer<typeof auditExportQuery>;

export const auditEntry = z.object({
  id: uuid,
  /** Order of recording. */
  ord: z.int(),
  at: instant,
  actor: z.object({ id: z.string(), name: z.string(), kind: z.string(), roles: listOf(z.string()) }),
  action: z.string(),
  object: z.object({ type: z.string(), id: z.string(), version: z.int().nullable() }),
  caseId: uuid.nullable(),
  caseRef: z.string().nullable(),
  outcome: z.enum(AUDIT_OUTCOMES),
  /** A code; free text stays with its act. */
  reason: z.string().nullable(),
  /** Plain facts without personal data: counts, versions, codes. */
  detail: z.record(z.string(), z.unknown()).readonly().nullable(),
  /** Who drafted, by names and digests: drafter, model, hashes of prompt and answer, what the gate kept and dropped. Null where no drafter was at work. */
  ai: z.record(z.string(), z.unknown()).readonly().nullable(),
  requestId: z.string().nullable(),
  purpose: z.enum(PURPOSES).nullable(),
  marks: listOf(z.enum(AUDIT_MARKS)),
  /** SHA-256 of the entry's canonical body. */
  sha256,
});
export type AuditEntryBody = z.infer<typeof auditEntry>;

export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;
