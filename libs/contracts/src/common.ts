import { z } from 'zod';
import { GENOME_BUILDS } from '@consilium/domain';

export const uuid = z.guid().toLowerCase();
/** RFC 3339 in UTC. */
export const instant = z.iso.datetime({ offset: true });
/** A time that a person may ask for: the year 0 of RFC 3339 exists in no database. */
export const sentInstant = instant.regex(/^(19|2\d)\d{2,}-/, 'must be a time after 1900');
/** Calendar date, YYYY-MM-DD. */
export const calendarDate = z.iso.date();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal characters');
/** Share, 0–1. */
export const fraction = z.number().min(0).max(1);
export const genomeBuild = z.enum(GENOME_BUILDS);
export const geneSymbol = z.string().trim().min(1).max(40);

/** Read-only list: domain types are read-only, so are the contract's. */
export const listOf = <T extends z.ZodType>(item: T, size: { readonly min?: number; readonly max?: number } = {}) =>
  z
    .array(item)
    .min(size.min ?? 0)
    .max(size.max ?? Number.MAX_SAFE_INTEGER)
    .readonly();

/** Reason of an act, in the actor's words; printed in the record, so it must say something. */
export const reasonText = z.string().trim().min(3, 'say why in at least three characters').max(2000);

/** Keyset page: `next` goes into `after` of the next request; null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: listOf(item), next: z.string().nullable() });

export const pageQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the `next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const caseParams = z.strictObject({ caseId: uuid });
export type CaseParams = z.infer<typeof caseParams>;

/** Answer to every recorded act. `repeated`: it had been recorded before, nothing changed now. */
export const actReceipt = z.object({ actId: uuid, caseId: uuid, version: z.int(), repeated: z.boolean() });
export type ActReceiptBody = z.infer<typeof actReceipt>;
