import type { VectorStore } from './vector-store.ts';

export interface VectorIndex {
  /** The given ids by cosine to the query, best first; ties keep the order they came in, and an id without a vector comes last. */
  order(query: string, ids: readonly string[]): Promise<readonly string[]>;
}

/** In-process index over the vectors of texts; a model outside the house sees these texts, so it is given records of the knowledge and nothing of a case. */
export async function buildVectorIndex(texts: readonly (readonly [id: string, text: string])[], store: VectorStore): Promise<VectorIndex> {
  const found = await store.vectorsOf(texts.map(([, text]) => text));
  const vectors = new Map(texts.map(([id], at) => [id, found[at]] as const));
  return {
    order: async (query, ids) => {
      const [asked] = await store.vectorsOf([query]);
      return ids
        .map((id) => ({ id, score: cosine(asked, vectors.get(id)) }))
        .sort((a, b) => b.score - a.score)
        .map(({ id }) => id);
    },
  };
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b?.length !== a.length) return -1;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
