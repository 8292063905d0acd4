import type { EvidenceRecord } from '../document/evidence-record.ts';
import { claimOverDiseases } from './contradictions.ts';

interface Found {
  readonly item: EvidenceRecord;
}

/**
 * Hits that the choice of passages looks at when a model has ordered them.
 *
 * | a hit | is looked at |
 * |---|---|
 * | among the first `most` of either order | yes: a model takes nothing away |
 * | farther back, of a claim that the model alone lifted among its first | yes: what contradicts the claim may be there |
 * | any other | no: the same order leads to the same passages as without a model |
 */
export function consideredHits<T extends Found>(ranked: readonly T[], lexical: readonly T[], most: number): readonly T[] {
  const best = new Set(lexical.slice(0, most).map(({ item }) => item.id));
  const lifted = ranked.slice(0, most).filter(({ item }) => !best.has(item.id));
  const claims = new Set(lifted.map(({ item }) => claimOverDiseases(item)));
  return ranked.filter(({ item }, at) => at < most || best.has(item.id) || claims.has(claimOverDiseases(item)));
}
