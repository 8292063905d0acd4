import type { KnowledgeSnapshot } from '@consilium/domain';
import { searchEvidence } from '../../search-evidence.ts';
import type { EvidenceHit } from '../../search-evidence.ts';
import type { DocumentIndex } from '../document-index.ts';
import { evaluateRetrieval } from '../evaluate/evaluate-retrieval.ts';
import type { RetrievalEvaluation } from '../evaluate/evaluate-retrieval.ts';
import { evaluationQueries } from '../evaluate/evaluation-queries.ts';
import type { EvaluationQuery } from '../evaluate/evaluation-queries.ts';
import { admitVector } from './admit-vector.ts';
import type { VectorVerdict } from './admit-vector.ts';
import type { Embedder } from './embedder.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Reranker } from './reranker.ts';
import { buildVectorIndex } from './vector-index.ts';

export interface SearchModels {
  readonly embedder?: Embedder | undefined;
  readonly reranker?: Reranker | undefined;
}

export interface SearchEvaluation {
  readonly lexical: RetrievalEvaluation;
  readonly models: readonly { readonly evaluation: RetrievalEvaluation; readonly verdict: VectorVerdict }[];
}

const RERANKED = 50;

/** The lexical index alone, then with each model, over the held half of the queries that the loaded knowledge itself answers. */
export async function evaluateSearch(
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  { embedder, reranker }: SearchModels = {},
): Promise<SearchEvaluation> {
  const queries = evaluationQueries(knowledge.items).filter(({ half }) => half === 'held');
  const hits = (query: EvaluationQuery, limit: number): readonly EvidenceHit[] =>
    searchEvidence({ gene: query.gene, variant: query.variant, tumorType: { code: '', name: query.disease }, k: limit }, knowledge, index);
  const lexicalIds = (query: EvaluationQuery, limit: number): readonly string[] => hits(query, limit).map(({ document }) => document.id);
  const lexical = await evaluateRetrieval('lexical index', queries, lexicalIds);
  const evaluations: RetrievalEvaluation[] = [];
  if (embedder) {
    const ids = [...new Set(knowledge.items.map(({ id }) => id))];
    const vectors = await buildVectorIndex(
      ids.map((id) => [id, index.document(id)?.text ?? ''] as const),
      embedder,
    );
    const fused = async (query: EvaluationQuery, limit: number): Promise<readonly string[]> =>
      fuseRanks([lexicalIds(query, limit), await vectors.search(wordsOfQuery(query), limit)]).slice(0, limit);
    evaluations.push(await evaluateRetrieval(`Vector search (${embedder.name})`, queries, fused));
  }
  if (reranker) evaluations.push(await evaluateRetrieval(`Reranking (${reranker.name})`, queries, rerankedBy(reranker, hits)));
  return { lexical, models: evaluations.map((evaluation) => ({ evaluation, verdict: admitVector(lexical, evaluation) })) };
}

function rerankedBy(reranker: Reranker, hitsOf: (query: EvaluationQuery, limit: number) => readonly EvidenceHit[]) {
  return async (query: EvaluationQuery, limit: number): Promise<readonly string[]> => {
    const hits = hitsOf(query, Math.max(limit, RERANKED));
    const scores = await reranker.rerank(
      wordsOfQuery(query),
      hits.map(({ document }) => document.text),
    );
    return hits
      .map(({ document }, at) => ({ id: document.id, score: scores[at] ?? 0, at }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, limit)
      .map(({ id }) => id);
  };
}

const wordsOfQuery = ({ gene, variant, disease }: EvaluationQuery): string => `${gene} ${variant} ${disease}`;
