import { z } from 'zod';
import { ANNOTATION_KINDS, FILE_FORMATS } from '@consilium/domain';
import { genomeBuild, instant, listOf, sha256, uuid } from './common.ts';

const formatField = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][\w.]{0,39}$/, 'must be the name of a FORMAT field, e.g. DPT');

/**
 * Fields of the multipart upload. They must come before the file part, because the file is judged while it streams in.
 * The file part is called `file`.
 */
export const fileFields = z.strictObject({
  build: genomeBuild.nullable().default(null),
  /** Name of the tumor's sample column, when the file does not say. */
  tumorSample: z.string().trim().min(1).max(200).nullable().default(null),
  depthField: formatField.nullable().default(null),
  altField: formatField.nullable().default(null),
  /** Read beside the files of the same format; else it replaces them. */
  beside: z.stringbool().default(false),
});
export type FileFields = z.infer<typeof fileFields>;

export const fileParams = z.strictObject({ caseId: uuid, fileId: uuid });
export type FileParams = z.infer<typeof fileParams>;

export const fileSummary = z.object({
  format: z.enum(FILE_FORMATS),
  version: z.string().nullable(),
  compression: z.enum(['none', 'gzip', 'bgzf']),
  records: z.int(),
  samples: listOf(z.string()),
  annotation: z.enum(ANNOTATION_KINDS),
  tumorSample: z.string().nullable(),
  build: genomeBuild.nullable(),
  buildEvidence: listOf(z.object({ source: z.string(), build: genomeBuild, line: z.int().nullable() })),
  buildsConflict: z.boolean(),
  warnings: listOf(z.string()),
});

export const caseFile = z.object({
  id: uuid,
  name: z.string(),
  sha256,
  bytes: z.int(),
  statedBuild: genomeBuild.nullable(),
  tumorSample: z.string().nullable(),
  fields: z.record(z.string(), z.string()).readonly().nullable(),
  summary: fileSummary,
  addedAt: instant,
  replacedBy: uuid.nullable(),
});

/** Answer to an upload: the receipt and what the inspection of the bytes proved. */
export const fileReceipt = z.object({
  actId: uuid,
  caseId: uuid,
  version: z.int(),
  repeated: z.boolean(),
  sha256,
  bytes: z.int(),
  summary: fileSummary,
});
export type FileReceipt = z.infer<typeof fileReceipt>;
