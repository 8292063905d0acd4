import type { EvidenceKind, MatchedItem } from '@consilium/domain';

const KIND_ORDER: Readonly<Record<EvidenceKind, number>> = { label: 0, guideline: 1, entity: 2, 'knowledge-base': 3 };
const REGION_ORDER = ['FDA', 'EMA', 'PMDA'];
/** Sorts after every tier text; tier texts (`I-A` … `IV`) sort as written. */
const NO_TIER = '~';

/** The item that carries the tier is cited first; then label before guideline before knowledge base; else the order of the explanation. */
export function citationOrder(a: MatchedItem, b: MatchedItem): number {
  const [givesA, givesB] = [a.gives ?? NO_TIER, b.gives ?? NO_TIER];
  if (givesA !== givesB) return givesA < givesB ? -1 : 1;
  return KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || regionRank(a) - regionRank(b);
}

const regionRank = ({ region }: MatchedItem): number => {
  const rank = REGION_ORDER.indexOf(region ?? '');
  return rank < 0 ? REGION_ORDER.length : rank;
};
