/** Scores of texts for one query, in the order of the texts; higher is nearer. Behind it stands an endpoint, or a stub in tests. */
export interface Reranker {
  readonly name: string;
  rerank(query: string, texts: readonly string[]): Promise<readonly number[]>;
}
