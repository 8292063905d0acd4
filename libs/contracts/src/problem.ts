import { z } from 'zod';
import { listOf } from './common.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** RFC 9457. `code` is stable; `detail` names the thing, the place and the way out, and never carries a patient's data. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  correlationId: z.string(),
  /** Which fields of the request were wrong, and how. */
  errors: listOf(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Where in an uploaded file. */
  place: z.object({ file: z.string(), line: z.int().nullable(), column: z.union([z.int(), z.string()]).nullable() }).optional(),
  /** What the user needs to act: `missingSeats`, `current`, … */
  params: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemBody = z.infer<typeof problem>;
