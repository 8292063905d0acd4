import type { KnowledgeSnapshot } from '@consilium/domain';
import { facetsOf, rankedEvidence } from '../../search-evidence.ts';
import type { EvidenceQuery } from '../../search-evidence.ts';
import type { DocumentIndex } from '../document-index.ts';
import { evaluateRetrieval } from '../evaluate/evaluate-retrieval.ts';
import type { RetrievalEvaluation } from '../evaluate/evaluate-retrieval.ts';
import { evaluationQueries } from '../evaluate/evaluation-queries.ts';
import type { EvaluationQuery } from '../evaluate/evaluation-queries.ts';
import { admitVector } from './admit-vector.ts';
import type { VectorVerdict } from './admit-vector.ts';
import type { Embedder } from './embedder.ts';
import { fieldWords, queryWords } from './query-words.ts';
import { ranksInTurn, rerankRanking, vectorRanking } from './record-ranking.ts';
import type { RecordRanking } from './record-ranking.ts';
import type { Reranker } from './reranker.ts';
import { buildVectorIndex } from './vector-index.ts';
import { createVectorStore } from './vector-store.ts';
import type { VectorStore } from './vector-store.ts';

export interface SearchModels {
  readonly embedder?: Embedder | undefined;
  readonly reranker?: Reranker | undefined;
}

export interface ModelEvaluation {
  readonly kind: 'embedding' | 'rerank';
  readonly model: string;
  readonly evaluation: RetrievalEvaluation;
  readonly verdict: VectorVerdict;
}

export interface SearchEvaluation {
  readonly lexical: RetrievalEvaluation;
  readonly models: readonly ModelEvaluation[];
}

export interface JudgedModels {
  readonly evaluation: SearchEvaluation;
  /** The admitted models, in the order they were measured in; null where none was. */
  readonly admitted: { readonly ranking: RecordRanking; readonly models: readonly string[] } | null;
}

export interface JudgedParts {
  readonly store?: VectorStore | undefined;
  readonly reranker?: Reranker | undefined;
}

/**
 * The lexical index alone, then with each model, over the held half of the queries that the loaded knowledge itself answers. The reranker is measured
 * over what the admitted vectors bring, against the figure without it: exactly what would run is what was measured. Throws what a model throws.
 */
export async function judgeModels(
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  { store, reranker }: JudgedParts,
): Promise<JudgedModels> {
  const queries = evaluationQueries(knowledge.items).filter(({ half }) => half === 'held');
  const measure = (name: string, ranking: RecordRanking | null): Promise<RetrievalEvaluation> =>
    evaluateRetrieval(name, queries, async (query, limit) =>
      (await rankedEvidence(asked(query, limit), knowledge, index, ranking)).map(({ document }) => document.id),
    );
  const lexical = await measure('lexical index', null);
  const known = fieldWords(knowledge);
  const words = (facets: Parameters<typeof queryWords>[0]): string => queryWords(facets, known);
  const [rankings, admitted, models]: [RecordRanking[], string[], ModelEvaluation[]] = [[], [], []];
  let without = lexical;
  const judge = async (kind: ModelEvaluation['kind'], model: string, ranking: RecordRanking): Promise<void> => {
    const evaluation = await measure(`${NAMES[kind]} (${model})`, ranksInTurn([...rankings, ranking]));
    const verdict = admitVector(without, evaluation);
    models.push({ kind, model, evaluation, verdict });
    if (!verdict.admitted) return;
    without = evaluation;
    rankings.push(ranking);
    admitted.push(model);
  };
  const texts = queries.map((query) => words(facetsOf(asked(query, 1), knowledge)));
  const vectors = store && queries.length > 0 ? await vectorsOf(knowledge, index, store, texts) : null;
  if (store) await judge('embedding', store.name, vectors ? vectorRanking(vectors, words) : ranksInTurn([]));
  if (reranker) await judge('rerank', reranker.name, rerankRanking(reranker, index, words));
  return {
    evaluation: { lexical, models },
    admitted: rankings.length > 0 ? { ranking: ranksInTurn(rankings), models: admitted } : null,
  };
}

const asked = ({ gene, variant, disease }: EvaluationQuery, k: number): EvidenceQuery => ({
  gene,
  variant,
  tumorType: { code: '', name: disease },
  k,
});

const NAMES = { embedding: 'Vector search', rerank: 'Reranking' } as const;

/** The queries are asked for together: one call out for many, where a case has one for each finding. */
async function vectorsOf(knowledge: KnowledgeSnapshot, index: DocumentIndex, store: VectorStore, queries: readonly string[]) {
  const ids = [...new Set(knowledge.items.map(({ id }) => id))];
  const texts = ids.map((id) => [id, index.document(id)?.text ?? ''] as const);
  const vectors = await buildVectorIndex(texts, store);
  await store.vectorsOf(queries.filter((query) => query !== ''));
  return vectors;
}

/** What the models of a site would bring, told and not used. Throws what a model throws. */
export async function evaluateSearch(
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  { embedder, reranker }: SearchModels = {},
): Promise<SearchEvaluation> {
  const store = embedder && createVectorStore(embedder);
  return (await judgeModels(knowledge, index, { store, reranker })).evaluation;
}
