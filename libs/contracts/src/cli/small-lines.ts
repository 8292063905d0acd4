import { z } from 'zod';
import { ONCOGENICITY_CLASSES } from '@consilium/domain';
import { listOf, sha256 } from '../common.ts';
import { lineId } from './line.ts';

export const normalizeLine = z.object({
  id: lineId,
  text: z.string().min(1).max(1000),
  gene: z.string().max(60).nullable().optional(),
  /** For an allele (`7-55259515-T-G`) that does not say its build. */
  build: z.enum(['GRCh37', 'GRCh38']).nullable().optional(),
});
export type NormalizeLine = z.infer<typeof normalizeLine>;
export const normalizedLine = z.object({
  schema: z.literal('consilium/normalize/1'),
  id: lineId,
  gene: z.string().nullable(),
  /** Of the first key; where a text names several changes, the others may be of another. */
  category: z.string(),
  keys: listOf(z.string()),
  /** What the keys do not say: an assumed or missing build, alternatives, phase. Left out where there is nothing to say. */
  notes: listOf(z.string()).optional(),
});
export type NormalizedLine = z.infer<typeof normalizedLine>;

export const oncogenicityLine = z.object({ id: lineId, criteria: listOf(z.string().min(1).max(20), { max: 50 }) });
export type OncogenicityLine = z.infer<typeof oncogenicityLine>;
export const oncogenicityAnswer = z.object({
  schema: z.literal('consilium/oncogenicity/1'),
  id: lineId,
  points: z.int(),
  class: z.enum(ONCOGENICITY_CLASSES),
  suppressed: listOf(z.object({ code: z.string(), by: z.string() })),
});
export type OncogenicityAnswer = z.infer<typeof oncogenicityAnswer>;

export const vcfCheckAnswer = z.object({
  schema: z.literal('consilium/vcf-check/1'),
  file: z.string(),
  ok: z.boolean(),
  version: z.string().nullable(),
  records: z.int(),
  problems: listOf(
    z.object({
      line: z.int().nullable(),
      column: z.union([z.int(), z.string()]).nullable().optional(),
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
    }),
  ),
});
export type VcfCheckAnswer = z.infer<typeof vcfCheckAnswer>;

/** One line of `knowledge import` and `knowledge list`. */
export const releaseLine = z.object({
  schema: z.literal('consilium/knowledge-release/1'),
  id: z.string(),
  source: z.string(),
  sha256,
  releasedOn: z.string().nullable(),
  counts: z.record(z.string(), z.number()).readonly(),
  refused: listOf(z.object({ file: z.string(), line: z.int(), id: z.string().nullable(), reason: z.string() })),
});
export type ReleaseLine = z.infer<typeof releaseLine>;
