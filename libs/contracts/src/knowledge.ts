import { z } from 'zod';
import { calendarDate, instant, listOf, sha256 } from './common.ts';

export const releaseView = z.object({
  id: z.string(),
  source: z.string(),
  sha256,
  releasedOn: calendarDate.nullable(),
  importedAt: instant,
  counts: z.record(z.string(), z.number()).readonly(),
  refusedRows: z.int(),
  /** Used for new cases by default. */
  isCurrent: z.boolean(),
});
export type ReleaseView = z.infer<typeof releaseView>;

export const releaseList = z.object({ items: listOf(releaseView) });
export type ReleaseList = z.infer<typeof releaseList>;
