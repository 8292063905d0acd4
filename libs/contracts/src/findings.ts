import { z } from 'zod';
import { ORIGINS, STRUCTURAL_TYPES } from '@consilium/domain';
import type { Finding } from '@consilium/domain';
import { fraction, geneSymbol, listOf } from './common.ts';

const id = z.string().trim().min(1).max(200);
const optionalText = z.string().max(2000).nullable().optional();
const optionalCount = z.int().min(0).nullable().optional();

const readSupport = {
  vaf: fraction.nullable().optional(),
  depth: optionalCount,
  altReads: optionalCount,
  normalVaf: fraction.nullable().optional(),
  normalDepth: optionalCount,
};
const line = z.int().min(1).optional();
const filter = z.string().max(2000).optional();
const breakpoint = z.object({ chrom: z.string().min(1).max(60), pos: z.int().min(0) }).nullable();

const consequence = z.object({
  gene: geneSymbol.nullable(),
  originalGene: z.string().optional(),
  transcript: z.string().nullable(),
  terms: listOf(z.string()),
  impact: z.enum(['HIGH', 'MODERATE', 'LOW', 'MODIFIER']).nullable(),
  cdna: z.string().nullable(),
  protein: z.string().nullable(),
  exon: z.string().nullable(),
  isMane: z.boolean(),
  isCanonical: z.boolean(),
});

const smallVariant = z.object({
  id,
  kind: z.literal('small-variant'),
  gene: geneSymbol.nullable().optional(),
  protein: optionalText,
  cdna: optionalText,
  transcript: optionalText,
  chrom: z.string().min(1).max(60).optional(),
  pos: z.int().min(0).optional(),
  ref: z.string().max(100_000).optional(),
  alt: z.string().max(100_000).optional(),
  consequence: optionalText,
  exon: optionalText,
  origin: z.enum(ORIGINS).optional(),
  filter,
  populationFrequency: fraction.nullable().optional(),
  populationFrequencies: listOf(z.object({ population: z.string().max(40), frequency: fraction, source: z.string().max(60) })).optional(),
  predictors: z
    .object({
      revel: fraction.nullable().optional(),
      alphaMissense: fraction.nullable().optional(),
      cadd: z.number().nullable().optional(),
      spliceAi: fraction.nullable().optional(),
    })
    .optional(),
  consequences: listOf(consequence).optional(),
  line,
  namedBy: z.enum(['annotation', 'hotspot-position']).optional(),
  ...readSupport,
});

const copyNumber = z.object({
  id,
  kind: z.literal('copy-number'),
  gene: geneSymbol,
  change: z.enum(['amplification', 'gain', 'loss', 'deletion']),
  copies: z.number().min(0).nullable().optional(),
  minorCopies: z.number().min(0).nullable().optional(),
  log2: z.number().nullable().optional(),
  line,
});

const fusion = z.object({
  id,
  kind: z.literal('fusion'),
  fivePrime: geneSymbol.nullable().optional(),
  threePrime: geneSymbol.nullable().optional(),
  orderKnown: z.boolean().optional(),
  inFrame: z.boolean().nullable().optional(),
  breakpoints: z.object({ fivePrime: breakpoint, threePrime: breakpoint }).optional(),
  exons: z.object({ fivePrime: z.string().nullable(), threePrime: z.string().nullable() }).optional(),
  evidence: z.enum(['DNA', 'RNA', 'both']).nullable().optional(),
  reads: optionalCount,
  filter,
  line,
});

const structuralVariant = z.object({
  id,
  kind: z.literal('structural-variant'),
  type: z.enum(STRUCTURAL_TYPES),
  chrom: z.string().min(1).max(60),
  pos: z.int().min(0),
  mate: breakpoint,
  length: z.int().nullable().optional(),
  genes: listOf(geneSymbol),
  within: geneSymbol.nullable().optional(),
  exons: optionalText,
  introns: optionalText,
  consequence: optionalText,
  truncates: z.boolean().optional(),
  origin: z.enum(ORIGINS).optional(),
  filter,
  line,
  ...readSupport,
});

const biomarker = z.object({
  id,
  kind: z.literal('biomarker'),
  name: z.string().trim().min(1).max(60),
  status: z.string().max(60).optional(),
  value: z.number().nullable().optional(),
  unit: z.string().max(40).optional(),
  score: z.string().max(20).optional(),
  method: z.string().max(200).optional(),
  assay: z.string().max(200).optional(),
  reportedBy: z.enum(['laboratory', 'computed']).optional(),
  components: z
    .object({ lst: z.number().nullable().optional(), loh: z.number().nullable().optional(), tai: z.number().nullable().optional() })
    .nullable()
    .optional(),
});

const expression = z.object({
  id,
  kind: z.literal('expression'),
  gene: geneSymbol,
  change: z.enum(['over', 'under']),
  value: z.number().nullable().optional(),
  unit: z.string().max(60).optional(),
  line,
});
const wildType = z.object({ id, kind: z.literal('wild-type'), gene: geneSymbol });
const text = z.object({ id, kind: z.literal('text'), text: z.string().trim().min(1).max(1000) });

/** A finding as the command line, the API and the engine exchange it. */
export const finding = z.discriminatedUnion('kind', [
  smallVariant,
  copyNumber,
  fusion,
  structuralVariant,
  biomarker,
  expression,
  wildType,
  text,
]) satisfies z.ZodType<Finding>;
