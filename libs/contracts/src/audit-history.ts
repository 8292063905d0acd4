import { z } from 'zod';
import { sentInstant, instant, listOf, sha256, uuid } from './common.ts';

/** Without a time: now. */
export const asKnownAtQuery = z.strictObject({ at: sentInstant.optional() });
export type AsKnownAtQuery = z.infer<typeof asKnownAtQuery>;

const columns = z.record(z.string(), z.unknown()).readonly();
const voided = z.object({ voidedAt: instant.nullable(), voidReason: z.string().nullable() });

/** The state of a case as it was known at a time: made from nothing but the row images in its entries until then. */
export const caseAsKnownAt = z.object({
  caseId: uuid,
  caseRef: z.string().nullable(),
  at: instant,
  /** The last entry that counts; null: the case was not there yet. */
  basedOn: z.object({ entry: uuid, ord: z.int(), at: instant, action: z.string(), entries: z.int() }).nullable(),
  /** Every time at which the case changed, oldest first: the stops of the slider. They do not depend on `at`. */
  moments: listOf(z.object({ at: instant, entry: uuid, ord: z.int(), action: z.string(), actor: z.string() })),
  status: z.string().nullable(),
  version: z.int().nullable(),
  /** Newest decision that stood then. */
  decision: z
    .object({
      version: z.int(),
      author: z.string(),
      createdAt: instant,
      sha256,
      /** Null when the stored text no longer has the digest of the entry. */
      content: columns.nullable(),
    })
    .extend(voided.shape)
    .nullable(),
  decisions: listOf(z.object({ version: z.int(), author: z.string(), createdAt: instant, sha256 }).extend(voided.shape)),
  ballots: listOf(
    z.object({
      id: uuid,
      version: z.int(),
      voter: z.object({ id: uuid, name: z.string() }),
      choice: z.string(),
      reason: z.string().nullable(),
      at: instant,
    }),
  ),
  signatures: listOf(
    z
      .object({
        id: uuid,
        version: z.int(),
        printedName: z.string(),
        specialty: z.string(),
        meaning: z.string(),
        assurance: z.string().nullable(),
        signedAt: instant,
      })
      .extend(voided.shape),
  ),
  recusals: listOf(z.object({ member: z.object({ id: uuid, name: z.string() }), reason: z.string(), at: instant })),
  publications: listOf(z.object({ version: z.int(), at: instant })),
  /** Other rows of the record that were there, by table. */
  rows: listOf(z.object({ table: z.string(), count: z.int() })),
  /** Entries whose details were erased with the patient's key, and which therefore tell nothing. */
  erased: z.int(),
});
export type CaseAsKnownAt = z.infer<typeof caseAsKnownAt>;
