import type { RetrievalEvaluation } from '../evaluate/evaluate-retrieval.ts';

export interface VectorVerdict {
  readonly admitted: boolean;
  /** One line for the operator, with both figures. */
  readonly line: string;
}

/**
 * Whether vectors (or a reranker) may take part in the search.
 *
 * | evaluation | verdict |
 * |---|---|
 * | no query to evaluate with | refused |
 * | nDCG@10 lower than the lexical index | refused |
 * | equal or higher | admitted |
 */
export function admitVector(lexical: RetrievalEvaluation, withVectors: RetrievalEvaluation): VectorVerdict {
  if (lexical.queries === 0 || withVectors.queries !== lexical.queries)
    return {
      admitted: false,
      line: `${withVectors.name} is not switched on: there are no queries to evaluate it with; load a knowledge release that has statements.`,
    };
  const figures = `nDCG@10 ${withVectors.ndcg10.toFixed(3)} with it, ${lexical.ndcg10.toFixed(3)} without, over ${lexical.queries} queries`;
  const admitted = withVectors.ndcg10 >= lexical.ndcg10;
  return { admitted, line: `${withVectors.name} is ${admitted ? '' : 'not '}switched on: ${figures}.` };
}
