import type { EvidenceItem, Stance } from '@consilium/domain';

export interface Candidate {
  readonly item: EvidenceItem;
  readonly stance: Stance;
  readonly score: number;
}

/** Records of one publication, or of one label, say one thing: they are one family (LLM-09). */
export const familyOf = (item: EvidenceItem): string => item.publications[0] ?? item.sourceId ?? item.id;

/**
 * The top k of the candidates of one query.
 * 1. By score, then id: the same candidates in any order give the same list.
 * 2. One family fills at most half of k.
 * 3. A quarter of k (at least one) is kept for evidence against, if there is any; the weakest others make room.
 */
export function selectPassages(candidates: readonly Candidate[], k: number): readonly Candidate[] {
  const ordered = [...candidates].sort(byScore);
  const perFamily = Math.max(1, Math.floor(k / 2));
  const against = capFamilies(
    ordered.filter(({ stance }) => stance === 'against'),
    perFamily,
  );
  const reserved = against.slice(0, Math.max(1, Math.floor(k / 4)));
  const rest = ordered.filter((candidate) => !reserved.includes(candidate));
  return capFamilies([...reserved, ...rest], perFamily)
    .slice(0, k)
    .sort(byScore);
}

function capFamilies(candidates: readonly Candidate[], perFamily: number): readonly Candidate[] {
  const taken = new Map<string, number>();
  return candidates.filter(({ item }) => {
    const family = familyOf(item);
    const count = (taken.get(family) ?? 0) + 1;
    taken.set(family, count);
    return count <= perFamily;
  });
}

const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0);
