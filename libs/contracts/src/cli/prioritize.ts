import { z } from 'zod';
import { listOf } from '../common.ts';
import { findingExplanation, releaseRef, resistanceEntry, safetyEntry, sampleFact, therapyOption } from '../prioritization.ts';

/** The explanation as the API and the screens give it, without the copy of the input. */
export const prioritizedFinding = findingExplanation.omit({ subject: true });

/** One line out of `consilium prioritize`. */
export const prioritizedLine = z.object({
  schema: z.literal('consilium/prioritize/1'),
  case: z.string(),
  findings: listOf(prioritizedFinding),
  options: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  safety: listOf(safetyEntry),
  sample: listOf(sampleFact).optional(),
  warnings: listOf(z.string()),
  knowledge: listOf(releaseRef),
});
export type PrioritizedLine = z.infer<typeof prioritizedLine>;
