import { z } from 'zod';
import { ORIGINS } from '@consilium/domain';
import type { Finding } from '@consilium/domain';
import { fraction, geneSymbol, listOf } from './common.ts';

const id = z.string().trim().min(1).max(200);
const optionalText = z.string().max(2000).nullable().optional();
const optionalCount = z.int().min(0).nullable().optional();

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
  filter: z.string().max(2000).optional(),
  populationFrequency: fraction.nullable().optional(),
  consequences: listOf(consequence).optional(),
  line: z.int().min(1).optional(),
  namedBy: z.enum(['annotation', 'hotspot-position']).optional(),
  vaf: fraction.nullable().optional(),
  depth: optionalCount,
  altReads: optionalCount,
  normalVaf: fraction.nullable().optional(),
  normalDepth: optionalCount,
});

const copyNumber = z.object({
  id,
  kind: z.literal('copy-number'),
  gene: geneSymbol,
  change: z.enum(['amplification', 'gain', 'loss', 'deletion']),
  copies: z.number().min(0).nullable().optional(),
});

const fusion = z.object({
  id,
  kind: z.literal('fusion'),
  fivePrime: geneSymbol.nullable().optional(),
  threePrime: geneSymbol.nullable().optional(),
  orderKnown: z.boolean().optional(),
  inFrame: z.boolean().nullable().optional(),
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
});

const expression = z.object({ id, kind: z.literal('expression'), gene: geneSymbol, change: z.enum(['over', 'under']) });
const wildType = z.object({ id, kind: z.literal('wild-type'), gene: geneSymbol });
const text = z.object({ id, kind: z.literal('text'), text: z.string().trim().min(1).max(1000) });

/** A finding as the command line, the API and the engine exchange it. */
export const finding = z.discriminatedUnion('kind', [
  smallVariant,
  copyNumber,
  fusion,
  biomarker,
  expression,
  wildType,
  text,
]) satisfies z.ZodType<Finding>;
