import { DISEASE_RELATIONS } from './explanation.ts';
import type { MatchedItem, Tier } from './explanation.ts';
import type { EvidenceKind } from './evidence-item.ts';

/** Comparison by code unit: the same on every machine and in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const TIER_ORDER: Readonly<Record<Tier, number>> = { I: 1, II: 2, III: 3, IV: 4 };
const LEVEL_ORDER: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3, D: 4 };
const KIND_ORDER: Readonly<Record<EvidenceKind, number>> = { label: 1, guideline: 2, entity: 2, 'knowledge-base': 3 };

export interface Ranked {
  readonly tier: Tier | null;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
}

const TIERS = ['I', 'II', 'III', 'IV'] as const;
const LEVELS = ['A', 'B', 'C', 'D'] as const;

/** `I-A`, `III` read back; anything else is no tier. */
export function rankedOf(text: string | null | undefined): Ranked {
  const [tier, level] = (text ?? '').split('-');
  return { tier: TIERS.find((one) => one === tier) ?? null, level: LEVELS.find((one) => one === level) ?? null };
}

/** Tier, then level; nothing comes last. */
export const byTier = (a: Ranked, b: Ranked): number => tierOrder(a) - tierOrder(b);

const tierOrder = ({ tier, level }: Ranked): number =>
  tier === null ? 90 : TIER_ORDER[tier] * 10 + (level === null ? 9 : (LEVEL_ORDER[level] ?? 9));

/** A matched item with its sort key of §2; the number is not stored. */
export interface RankedItem extends MatchedItem {
  readonly rank: number;
}

/** Ties of 2-domain-rules §4 behind tier and level: match rank, disease relation, label > guideline > knowledge base. */
export const byMatch = (a: RankedItem, b: RankedItem): number =>
  a.rank - b.rank ||
  DISEASE_RELATIONS.indexOf(a.diseaseRelation) - DISEASE_RELATIONS.indexOf(b.diseaseRelation) ||
  a.hops - b.hops ||
  KIND_ORDER[a.kind] - KIND_ORDER[b.kind];

/** … then (after "contested last") rating, number of publications, newest, id. */
export const byWeight = (a: MatchedItem, b: MatchedItem): number =>
  (b.rating ?? 0) - (a.rating ?? 0) ||
  b.publications.length - a.publications.length ||
  (b.year ?? 0) - (a.year ?? 0) ||
  byText(a.item, b.item);
