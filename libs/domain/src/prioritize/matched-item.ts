import type { ItemMatch } from './assess-item.ts';
import type { RankedItem } from './ordering.ts';

/** The stored form of a match; `gives` is the tier that the item alone would give. */
export function matchedItem(match: ItemMatch, gives: string | null): RankedItem {
  const { item } = match;
  return {
    item: item.id,
    release: item.release,
    kind: item.kind,
    matchLevel: match.level,
    via: match.via,
    diseaseRelation: match.disease.relation,
    hops: match.disease.hops,
    diseaseName: item.diseaseName,
    evidenceLevel: item.level,
    rating: item.rating,
    publications: item.publications,
    year: item.year,
    region: item.region ?? null,
    line: item.line ?? null,
    sourceId: item.sourceId ?? null,
    ...(item.verification ? { verification: item.verification.status } : {}),
    gives,
    quote: item.statement ?? null,
    rank: match.rank,
  };
}

export const withoutRank = ({ rank: _rank, ...item }: RankedItem): Omit<RankedItem, 'rank'> => item;
