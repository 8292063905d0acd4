import type { AnnotationEntry } from './entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { fromBcsq } from './from-bcsq.ts';
import { fromEff, fromSnpEff } from './from-snpeff.ts';
import { fromVep } from './from-vep.ts';
import type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';

type Reader = (entry: AnnotationEntry, approved: GeneAliases) => RankedConsequence;

const READERS: Readonly<Record<AnnotationLayout['kind'], Reader>> = {
  vep: fromVep,
  snpeff: fromSnpEff,
  'snpeff-eff': fromEff,
  bcftools: fromBcsq,
};

export const consequenceOf = (entry: AnnotationEntry, { kind }: AnnotationLayout, approved: GeneAliases): RankedConsequence =>
  READERS[kind](entry, approved);

export type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';
