import { z } from 'zod';
import { instant, listOf, pageOf, pageQuery, sentInstant, sha256, uuid } from './common.ts';

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;

export const caseAuditQuery = pageQuery.extend({
  from: sentInstant.optional(),
  to: sentInstant.optional(),
  actor: z.string().trim().min(1).max(100).optional(),
  action: z.string().trim().min(1).max(100).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
});
export type CaseAuditQuery = z.infer<typeof caseAuditQuery>;

/** Times are inclusive from, exclusive to. */
export const auditQuery = caseAuditQuery.extend({ case: uuid.optional() });
export type AuditQuery = z.infer<typeof auditQuery>;

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
  /** SHA-256 of the entry's canonical body. */
  sha256,
});
export type AuditEntryBody = z.infer<typeof auditEntry>;

export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;
