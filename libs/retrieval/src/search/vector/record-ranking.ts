import type { SearchFacets } from '@consilium/domain/evidence';
import type { DocumentIndex, Hit } from '../document-index.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Reranker } from './reranker.ts';
import type { VectorIndex } from './vector-index.ts';

/**
 * Another order of the hits of the lexical index.
 * 1. The same hits: none comes in past the gene filter, none is lost.
 * 2. A place keeps its score, so that the hits of several findings and corpora still compare; it falls strictly, so that no tie undoes the order.
 * 3. Quota for evidence against, cap of a family and what the explanation names are chosen afterwards, as over the lexical order.
 */
export interface RecordRanking {
  /** Throws what the model throws. */
  rank(hits: readonly Hit[], facets: SearchFacets): Promise<readonly Hit[]>;
}

type QueryWords = (facets: SearchFacets) => string;

const RERANKED = 50;
/** Too little for a reader to see, enough for a sort. */
const STEP = 1e-9;

/** The order of the index and that of the vectors, fused by reciprocal rank. */
export const vectorRanking = (vectors: VectorIndex, wordsOf: QueryWords): RecordRanking => ({
  rank: async (hits, facets) => {
    const words = wordsOf(facets);
    if (words === '' || hits.length < 2) return hits;
    const ids = hits.map(({ item }) => item.id);
    return placed(hits, fuseRanks([ids, await vectors.order(words, ids)]));
  },
});

/** The best hits in the order of the reranker, the others behind them as they were. */
export const rerankRanking = (reranker: Reranker, index: DocumentIndex, wordsOf: QueryWords): RecordRanking => ({
  rank: async (hits, facets) => {
    const words = wordsOf(facets);
    const ids = hits.map(({ item }) => item.id);
    const best = ids.slice(0, RERANKED);
    if (words === '' || hits.length < 2) return hits;
    const scores = await reranker.rerank(
      words,
      best.map((id) => index.document(id)?.text ?? ''),
    );
    const order = best.map((id, at) => ({ id, score: scores[at] ?? 0 })).sort((a, b) => b.score - a.score);
    return placed(hits, [...order.map(({ id }) => id), ...ids.slice(RERANKED)]);
  },
});

/** One ranking over what the other brings. */
export const ranksInTurn = (rankings: readonly RecordRanking[]): RecordRanking => ({
  rank: async (hits, facets) => {
    let ranked = hits;
    for (const ranking of rankings) ranked = await ranking.rank(ranked, facets);
    return ranked;
  },
});

function placed(hits: readonly Hit[], ids: readonly string[]): readonly Hit[] {
  const known = new Map(hits.map((hit) => [hit.item.id, hit]));
  let least = Number.POSITIVE_INFINITY;
  return ids.flatMap((id, at) => {
    const hit = known.get(id);
    least = Math.min(hits[at]?.score ?? 0, least - STEP);
    return hit ? [{ ...hit, score: least }] : [];
  });
}
