import { z } from 'zod';
import { calendarDate, fraction, geneSymbol, listOf, sentInstant } from './common.ts';
import { SEXES } from '@consilium/domain';

export const patient = z.strictObject({
  /** Given by the site; never a name, a birth date or a record number. */
  pseudonym: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[\w.:-]+$/, 'letters, digits and . : - _ only: a pseudonym, never a name'),
  sex: z.enum(SEXES),
  birthYear: z.int().min(1900).max(2100).nullable().default(null),
});

export const diagnosis = z.strictObject({
  /** OncoTree code, e.g. `LUAD`. */
  code: z.string().trim().min(1).max(40),
  text: z.string().trim().max(500).nullable().default(null),
});

export const consent = z.strictObject({
  status: z.enum(['given', 'missing', 'withdrawn']),
  version: z.string().trim().min(1).max(40).nullable().default(null),
  scope: listOf(z.enum(['secondary-findings', 'research', 're-contact']), { max: 3 }).default([]),
  recordedOn: calendarDate.nullable().default(null),
});

export const sample = z.strictObject({
  specimen: z.enum(['tissue', 'cfDNA', 'blood', 'bone-marrow', 'unknown']).default('unknown'),
  assay: z.enum(['panel', 'exome', 'genome', 'unknown']).default('unknown'),
  /** Tumor content, 0–1. */
  purity: fraction.nullable().default(null),
  purityMethod: z.enum(['histologic', 'computed']).nullable().default(null),
  ploidy: z.number().min(0).max(20).nullable().default(null),
  tumorOnly: z.boolean().nullable().default(null),
  /** Callable share of the target, 0–1. */
  callability: fraction.nullable().default(null),
  assayed: listOf(geneSymbol, { max: 30_000 }).nullable().default(null),
});

export const treatment = z.strictObject({
  line: z.int().min(0).max(30).nullable().default(null),
  prior: listOf(
    z.strictObject({
      therapies: listOf(z.string().trim().min(1).max(120), { max: 50 }),
      response: z.string().trim().max(40).nullable().optional(),
    }),
    { max: 200 },
  ).default([]),
});

export const dueAt = sentInstant.nullable().default(null);
