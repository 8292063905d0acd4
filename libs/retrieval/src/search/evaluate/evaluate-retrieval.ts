import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EvaluationQuery } from './evaluation-queries.ts';
import { ndcgAt, recallAt } from './ndcg.ts';

export interface RetrievalEvaluation {
  readonly name: string;
  readonly queries: number;
  readonly ndcg10: number;
  readonly recall50: number;
}

const DEPTH = 50;

/** Built-in evaluation: mean nDCG@10 and recall@50 of a search over queries with known answers. Each query leaves a turn to what else the process does. */
export async function evaluateRetrieval(
  name: string,
  queries: readonly EvaluationQuery[],
  search: (query: EvaluationQuery, limit: number) => Promise<readonly string[]> | readonly string[],
): Promise<RetrievalEvaluation> {
  let [ndcg, recall] = [0, 0];
  for (const query of queries) {
    const ids = await search(query, DEPTH);
    ndcg += ndcgAt(10, ids, query.relevance);
    recall += recallAt(DEPTH, ids, query.relevance);
    await nextTurn();
  }
  const of = Math.max(queries.length, 1);
  return { name, queries: queries.length, ndcg10: rounded(ndcg / of), recall50: rounded(recall / of) };
}

const rounded = (figure: number): number => Math.round(figure * 10_000) / 10_000;
