import { z } from 'zod';
import { fraction, geneSymbol, genomeBuild, listOf } from '../common.ts';
import { finding } from '../findings.ts';
import { withoutNulls } from './without-nulls.ts';

/** `oncotree`, `doid` or free text; code and text may come together. */
export const tumorTypeRef = z
  .object({
    system: z.enum(['oncotree', 'doid']).nullable().optional(),
    code: z.string().trim().min(1).max(60).nullable().optional(),
    text: z.string().trim().min(1).max(300).nullable().optional(),
  })
  .refine((ref) => Boolean(ref.code) || Boolean(ref.text), 'give a code (with its system) or a text');

const treatment = z.object({
  line: z.int().min(0).nullable().optional(),
  prior: listOf(z.object({ therapies: listOf(z.string()), response: z.string().nullable().optional() })).optional(),
});

const sample = z.object({
  purity: fraction.nullable().optional(),
  ploidy: z.number().min(0).nullable().optional(),
  tumorOnly: z.boolean().nullable().optional(),
  specimen: z.string().max(60).nullable().optional(),
  assay: z.string().max(60).nullable().optional(),
  purityMethod: z.enum(['histologic', 'computed']).nullable().optional(),
  callability: fraction.nullable().optional(),
  matchedWhiteCells: z.boolean().nullable().optional(),
});

const criterion = z.object({
  finding: z.string().min(1).max(200),
  code: z.string().trim().min(1).max(20),
  reason: z.string().trim().min(1).max(2000),
  by: z.string().max(200).nullable().optional(),
  at: z.string().max(40).nullable().optional(),
  nucleotideSpecific: z.boolean().nullable().optional(),
});

const modelScore = z.object({
  finding: z.string().min(1).max(200),
  model: z.string().trim().min(1).max(120),
  version: z.string().max(60).nullable(),
  output: z.string().trim().min(1).max(200),
  score: z.number(),
});

/** One case of a batch: the input of `prioritize`, `draft` and `knowledge affected`. */
export const caseLine = z.object({
  case: z.string().min(1).max(200),
  tumorType: tumorTypeRef,
  build: genomeBuild.nullable().optional(),
  /** Genes assayed; null for unknown, and wild type is then unknown unless stated. */
  assayed: listOf(geneSymbol).nullable().optional(),
  treatment: treatment.nullable().optional(),
  sample: sample.nullable().optional(),
  findings: listOf(z.preprocess(withoutNulls, finding)).superRefine((findings, context) => {
    const ids = new Set<string>();
    findings.forEach(({ id }, at) => {
      if (ids.has(id))
        context.addIssue({
          code: 'custom',
          path: [at, 'id'],
          message: 'two findings have this id, and an answer could not tell them apart',
        });
      ids.add(id);
    });
  }),
  criteria: listOf(criterion).optional(),
  modelScores: listOf(modelScore).optional(),
});
export type CaseLine = z.infer<typeof caseLine>;
