import { z } from 'zod';
import { listOf } from '../common.ts';
import {
  findingResult,
  oncogenicity,
  releaseRef,
  resistanceEntry,
  safetyEntry,
  therapyOption,
  tier,
  tierLevel,
} from '../prioritization.ts';

export const prioritizedFinding = z.object({
  finding: z.string(),
  label: z.string(),
  tier: tier.nullable(),
  level: tierLevel.nullable(),
  results: listOf(findingResult),
  oncogenicity,
});

/** One line out of `consilium prioritize`. */
export const prioritizedLine = z.object({
  schema: z.literal('consilium/prioritize/1'),
  case: z.string(),
  findings: listOf(prioritizedFinding),
  options: listOf(therapyOption),
  resistance: listOf(resistanceEntry),
  safety: listOf(safetyEntry),
  warnings: listOf(z.string()),
  knowledge: listOf(releaseRef),
});
export type PrioritizedLine = z.infer<typeof prioritizedLine>;
