/** Grade of a document for a query, by document id; what is not listed has grade 0. */
export type Relevance = ReadonlyMap<string, number>;

/** Normalized discounted cumulative gain with gain 2^grade − 1 (Burges et al., 2005), 0–1; 1 for a query without a relevant document. */
export function ndcgAt(k: number, ranked: readonly string[], relevance: Relevance): number {
  const ideal = gainOf([...relevance.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 1 : gainOf(ranked.slice(0, k).map((id) => relevance.get(id) ?? 0)) / ideal;
}

const gainOf = (grades: readonly number[]): number => grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** Share of the documents of at least `grade` that stand in the first k; 1 where there is none. */
export function recallAt(k: number, ranked: readonly string[], relevance: Relevance, grade = 1): number {
  const wanted = [...relevance].filter(([, one]) => one >= grade).map(([id]) => id);
  const shown = new Set(ranked.slice(0, k));
  return wanted.length === 0 ? 1 : wanted.filter((id) => shown.has(id)).length / wanted.length;
}
