import { z } from 'zod';
import { DIRECTIONS, SIGNIFICANCES } from '@consilium/domain';
import { DRUG_VERDICTS } from '@consilium/domain/evidence';
import { listOf } from '../common.ts';
import { understoodQuestion } from '../evidence.ts';
import { tier, tierLevel } from '../prioritization.ts';
import { draftSentence } from '../steps.ts';
import { lineId } from './line.ts';

/** `understood` given: it is answered as corrected, and the words are not read again. */
export const askLine = z.object({
  id: lineId,
  question: z.string().max(4000),
  understood: understoodQuestion.nullable().optional(),
});
export type AskLine = z.infer<typeof askLine>;

const names = listOf(z.string());
const cited = listOf(z.object({ document: z.string() }));
const option = z.object({ therapies: names, tier, level: tierLevel.nullable(), contested: z.boolean(), notes: names, citations: cited });

/** One line out of `consilium ask`. `options` is the leading tier; `reason` says by which rule and why nothing is answered. */
export const askedLine = z.object({
  schema: z.literal('consilium/ask/1'),
  id: lineId,
  understood: understoodQuestion,
  abstained: z.boolean(),
  reason: z.string().optional(),
  wouldResolve: z.string().optional(),
  options: listOf(option),
  further: listOf(option),
  resistance: listOf(
    z.object({ therapies: names, strength: z.enum(['full', 'reduced']), tier, level: tierLevel.nullable(), citations: cited }),
  ),
  drugs: listOf(
    z.object({
      therapies: names,
      verdict: z.enum(DRUG_VERDICTS),
      tier: z.string().nullable(),
      level: z.string().nullable(),
      citations: cited,
    }),
  ),
  meanings: listOf(
    z.object({
      significance: z.enum(SIGNIFICANCES).exclude(['therapeutic']),
      direction: z.enum(DIRECTIONS),
      tier,
      level: tierLevel.nullable(),
      finding: z.string(),
      citations: cited,
    }),
  ),
  sentences: listOf(draftSentence),
  dropped: listOf(z.object({ text: z.string(), codes: names })),
  warnings: names,
});
export type AskedLine = z.infer<typeof askedLine>;
