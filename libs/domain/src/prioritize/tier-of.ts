import { isInClass } from './disease-relation.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { DiseaseRelation, TierLevel } from './explanation.ts';
import { DEMOTED, TIER_TABLE, UNKNOWN_SIGNIFICANCE } from './tier-table.ts';
import type { DiseaseColumn, EvidenceRow } from './tier-table.ts';
import type { PrioritizePolicy } from './policy.ts';

/** An item that matched a finding, as the tier table reads it. */
export interface TierCandidate {
  readonly item: EvidenceItem;
  readonly relation: DiseaseRelation;
  /** Met only by a mutation that is not known to be at least likely oncogenic (2-domain-rules §2, level 8). */
  readonly isGated: boolean;
  /** Distinct publications of the supporting items of this level or better, for the same finding, therapies and direction in the same column. */
  readonly publications: number;
}

export interface TierVerdict {
  readonly tierLevel: TierLevel;
  /** `therapeutic.label.in-class`. */
  readonly rule: string;
  /** Holds only if the histology is the record's. */
  readonly isConditional: boolean;
  readonly isLowConfidence: boolean;
}

export const MIN_STARS = 3;
export const MIN_PUBLICATIONS = 2;

/** The tier that one item gives, or null where its kind of evidence forms none: level E, functional items, an entity that is not diagnostic. */
export function tierOf(candidate: TierCandidate, policy: PrioritizePolicy): TierVerdict | null {
  const { item, relation, isGated } = candidate;
  const row = rowOf(candidate);
  if (row === null || !item.tierForming || item.flagged || item.disease.scope === 'unmapped') return null;
  const isConditional = relation === 'descendant';
  const column: DiseaseColumn = isInClass(relation) || isConditional ? 'in-class' : 'other-tumor';
  const isUnverified = item.verification?.status === 'unverified';
  const verdict = (tierLevel: TierLevel, rule: string, isLowConfidence = false): TierVerdict => ({
    tierLevel,
    rule,
    isConditional,
    isLowConfidence: isLowConfidence || isUnverified,
  });
  const rule = `${item.significance}.${row}.${column}`;
  if (isGated) return verdict(UNKNOWN_SIGNIFICANCE, `${item.significance}.gene-mutation.not-known-oncogenic`);
  if (column === 'other-tumor') return { ...verdict(TIER_TABLE[row][column], rule), isConditional: false };
  if (row === 'label' && !isRegionOf(item, policy)) return verdict(DEMOTED, `${item.significance}.label.region`);
  if (row === 'level-b-weak' && policy.weakLevelB === 'II-C') return verdict(DEMOTED, `${rule}.demoted`);
  return verdict(TIER_TABLE[row][column], rule, row === 'level-b-weak');
}

export const isRegionOf = (item: EvidenceItem, policy: PrioritizePolicy): boolean =>
  item.region !== null && item.region !== undefined && policy.regions.includes(item.region);

export function rowOf({ item, publications }: Pick<TierCandidate, 'item' | 'publications'>): EvidenceRow | null {
  if (item.kind === 'label' || item.kind === 'guideline') return item.kind;
  if (item.kind === 'entity') return item.significance === 'diagnostic' ? 'entity' : null;
  switch (item.level) {
    case 'A':
      return 'level-a';
    case 'B':
      return (item.rating ?? 0) >= MIN_STARS || publications >= MIN_PUBLICATIONS ? 'level-b-strong' : 'level-b-weak';
    case 'C':
      return publications >= MIN_PUBLICATIONS ? 'level-c-multiple' : 'level-c-single';
    case 'D':
      return 'level-d';
    default:
      return null;
  }
}
