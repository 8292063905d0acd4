import { z } from 'zod';
import { listOf } from '../common.ts';
import { lineId } from './line.ts';

const name = z.string().trim().max(300).nullable().optional();

/** The record behind a document, in CIViC's words and any case. */
const claimFacts = z.object({
  gene: name,
  variant: name,
  disease: name,
  therapies: listOf(z.string()).nullable().optional(),
  evidenceType: name,
  direction: name,
  significance: name,
  level: name,
  rating: z.union([z.number(), z.string()]).nullable().optional(),
  pmid: z.union([z.number(), z.string()]).nullable().optional(),
});
/** One claim with the quote and the document that it cites; the quote is empty where the claim rests on the facts alone. */
export const claimLine = z.object({
  id: lineId,
  claim: z.string().max(10_000),
  quote: z.string().max(10_000),
  document: z.object({
    id: z.string(),
    text: z.string(),
    facts: claimFacts.nullable().optional(),
    retracted: z.boolean().nullable().optional(),
  }),
});
export type ClaimLine = z.infer<typeof claimLine>;
/** One line out of `consilium check-claims`. */
export const checkedClaimLine = z.object({
  schema: z.literal('consilium/check-claims/1'),
  id: lineId,
  accepted: z.boolean(),
  codes: listOf(z.string()),
});
export type CheckedClaimLine = z.infer<typeof checkedClaimLine>;
