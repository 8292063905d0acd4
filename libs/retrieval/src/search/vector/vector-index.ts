import type { Embedder } from './embedder.ts';

export interface VectorIndex {
  /** Ids by cosine, best first; ties by id. */
  search(query: string, limit: number): Promise<readonly string[]>;
}

/** In-process index over the vectors of texts; a model outside the house sees these texts, so it is given corpora and queries made of facets only. */
export async function buildVectorIndex(texts: readonly (readonly [id: string, text: string])[], embedder: Embedder): Promise<VectorIndex> {
  const vectors = (await embedder.embed(texts.map(([, text]) => text))).map(unit);
  return {
    search: async (query, limit) => {
      const [asked] = (await embedder.embed([query])).map(unit);
      if (asked === undefined) return [];
      return vectors
        .map((vector, at) => ({ id: texts[at]?.[0] ?? '', score: dot(vector, asked) }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((part) => part / length);
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, part, at) => sum + part * (b[at] ?? 0), 0);
