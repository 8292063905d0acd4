import { z } from 'zod';
import { auditEntry } from './audit.ts';
import { listOf, sha256, uuid } from './common.ts';

export const entryParams = z.strictObject({ entryId: uuid });
export type EntryParams = z.infer<typeof entryParams>;

const columns = z.record(z.string(), z.unknown()).readonly();

/** A row that the entry changed or made; large and secret columns stand as `sha256:<hex>`. */
export const auditRow = z.object({
  /** `clinic.ballot` */
  table: z.string(),
  key: z.string(),
  /** Null: the row was made by this entry. */
  was: columns.nullable(),
  is: columns,
});
export type AuditRow = z.infer<typeof auditRow>;

/** RFC 6962 inclusion of the entry in the tree of the newest signed checkpoint; hashes and root in base64. */
export const entryProof = z.object({
  index: z.int(),
  size: z.int(),
  leafHash: z.string(),
  hashes: listOf(z.string()),
  root: z.string(),
  /** The signed note itself. */
  checkpoint: z.string(),
  /** C2SP tlog-proof: what a tool of anybody's checks. */
  text: z.string(),
});
export type EntryProof = z.infer<typeof entryProof>;

/** One entry with everything that stands behind it. */
export const auditEntryDetail = auditEntry.extend({
  /** Canonical JSON, byte for byte as it was hashed. */
  body: z.string(),
  /** What the caller said of the state, apart from the rows. */
  before: z.unknown(),
  after: z.unknown(),
  rows: listOf(auditRow),
  /** The key was destroyed with the patient's data; the commitments still stand in the log. */
  erased: z.boolean(),
  /** Null while the entry waits for its place in a signed checkpoint. */
  proof: entryProof.nullable(),
  leaf: sha256,
});
export type AuditEntryDetail = z.infer<typeof auditEntryDetail>;
