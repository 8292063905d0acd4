import { z } from 'zod';
import { listOf } from '../common.ts';
import {
  findingExplanation,
  releaseRef,
  resistanceEntry,
  ruleSetRef,
  safetyEntry,
  sampleFact,
  therapyOption,
  untestedBiomarker,
} from '../prioritization.ts';

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
  untested: listOf(untestedBiomarker).optional(),
  sample: listOf(sampleFact).optional(),
  warnings: listOf(z.string()),
  knowledge: listOf(releaseRef),
  /** Rules and site policy by which the tiers were given. */
  ruleSet: ruleSetRef.optional(),
  tumorType: z.object({ code: z.string(), name: z.string() }).optional(),
});
export type PrioritizedLine = z.infer<typeof prioritizedLine>;
