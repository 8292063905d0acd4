import type { MatchLevel } from './explanation.ts';
import type { KeyCategory, VariantKey } from './variant-key.ts';
import { categoryOf } from './key-parts.ts';

/**
 * Level of a match by the category of the item's key (2-domain-rules §2).
 *
 * | key | level | rank |
 * |---|---|---|
 * | `g` | GENOMIC_EXACT | 1 |
 * | `p`, and markers that are one exact statement (`bio`, `expression`, `methylation`, `wt`, `star`: BIOMARKER) | PROTEIN_EXACT | 2 |
 * | `c` | CDNA_EXACT | 3 |
 * | `codon` | CODON | 4 |
 * | `range` `exon` `itd` `ptd` `viii` | REGION | 5 |
 * | `fusion` pair, one partner, `rearrangement`; `cna` | FUSION, CNA | 6 |
 * | `lof` `gof` | FUNCTIONAL_CLASS | 7 |
 * | `any`, `not` (any other mutation) | GENE_MUTATION | 8 |
 * | another change of the residue | SAME_RESIDUE_OTHER_CHANGE | 9, context only |
 * | the gene | GENE_ONLY | 10, listing only |
 */
export const LEVEL_OF_CATEGORY: Readonly<Record<KeyCategory, MatchLevel | null>> = {
  g: 'GENOMIC_EXACT',
  p: 'PROTEIN_EXACT',
  c: 'CDNA_EXACT',
  codon: 'CODON',
  range: 'REGION',
  exon: 'REGION',
  itd: 'REGION',
  ptd: 'REGION',
  viii: 'REGION',
  fusion: 'FUSION',
  rearrangement: 'FUSION',
  cna: 'CNA',
  lof: 'FUNCTIONAL_CLASS',
  gof: 'FUNCTIONAL_CLASS',
  any: 'GENE_MUTATION',
  not: 'GENE_MUTATION',
  expression: 'BIOMARKER',
  methylation: 'BIOMARKER',
  wt: 'BIOMARKER',
  star: 'BIOMARKER',
  bio: 'BIOMARKER',
  text: null,
};

const RANKS: Readonly<Record<MatchLevel, number>> = {
  GENOMIC_EXACT: 1,
  PROTEIN_EXACT: 2,
  BIOMARKER: 2,
  CDNA_EXACT: 3,
  CODON: 4,
  REGION: 5,
  FUSION: 6,
  CNA: 6,
  FUNCTIONAL_CLASS: 7,
  GENE_MUTATION: 8,
  PROFILE: 8,
  SAME_RESIDUE_OTHER_CHANGE: 9,
  GENE_ONLY: 10,
};

export const rankOfLevel = (level: MatchLevel): number => RANKS[level];

/** Sort key of a match: the rank, with fusions in the order pair, one partner, rearrangement. */
export function rankOfMatch(level: MatchLevel, itemKey: VariantKey): number {
  if (level !== 'FUSION') return RANKS[level];
  return RANKS.FUSION + (categoryOf(itemKey) === 'rearrangement' ? 0.2 : /^fusion:v::|::v$/.test(itemKey) ? 0.1 : 0);
}

/** Levels 9 and 10 are context and never form a tier. */
export const formsTier = (level: MatchLevel): boolean => RANKS[level] <= 8;
