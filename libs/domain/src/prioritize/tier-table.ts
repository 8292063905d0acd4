import type { TierLevel } from './explanation.ts';

const I_A: TierLevel = { tier: 'I', level: 'A' };
const I_B: TierLevel = { tier: 'I', level: 'B' };
const II_C: TierLevel = { tier: 'II', level: 'C' };
const II_D: TierLevel = { tier: 'II', level: 'D' };
const III: TierLevel = { tier: 'III', level: null };

/** Rows of the tier table: what an item is worth by its kind and level. */
export const EVIDENCE_ROWS = [
  'label',
  'guideline',
  'entity',
  'level-a',
  'level-b-strong',
  'level-b-weak',
  'level-c-multiple',
  'level-c-single',
  'level-d',
] as const;
export type EvidenceRow = (typeof EVIDENCE_ROWS)[number];

export type DiseaseColumn = 'in-class' | 'other-tumor';

/**
 * Tier by evidence and tumor type (AMP/ASCO/CAP 2017, Li et al., PMID 27993330; 2-domain-rules §4), for therapeutic, diagnostic and prognostic alike.
 *
 * | evidence | in class | other tumor |
 * |---|---|---|
 * | label (of a region of the policy, else II-C), guideline | I-A | II-C |
 * | entity-defining (diagnostic only) | I-A | III |
 * | level A | I-A | II-C |
 * | level B, ≥ 3 stars or ≥ 2 publications | I-B | II-C |
 * | level B, weaker | I-B, low confidence (policy: II-C) | II-D |
 * | level C, ≥ 2 publications | II-C | III |
 * | level C single, level D | II-D | III |
 */
export const TIER_TABLE: Readonly<Record<EvidenceRow, Readonly<Record<DiseaseColumn, TierLevel>>>> = {
  label: { 'in-class': I_A, 'other-tumor': II_C },
  guideline: { 'in-class': I_A, 'other-tumor': II_C },
  entity: { 'in-class': I_A, 'other-tumor': III },
  'level-a': { 'in-class': I_A, 'other-tumor': II_C },
  'level-b-strong': { 'in-class': I_B, 'other-tumor': II_C },
  'level-b-weak': { 'in-class': I_B, 'other-tumor': II_D },
  'level-c-multiple': { 'in-class': II_C, 'other-tumor': III },
  'level-c-single': { 'in-class': II_D, 'other-tumor': III },
  'level-d': { 'in-class': II_D, 'other-tumor': III },
};

/** What a label outside the policy's regions, and a weak level B under the strict policy, give in class. */
export const DEMOTED: TierLevel = II_C;
export const UNKNOWN_SIGNIFICANCE: TierLevel = III;
export const BENIGN: TierLevel = { tier: 'IV', level: null };

/** `I-A`, `II-C`, `III`. */
export const tierText = ({ tier, level }: { readonly tier: string | null; readonly level: string | null }): string =>
  tier === null ? 'no tier' : level === null ? tier : `${tier}-${level}`;
