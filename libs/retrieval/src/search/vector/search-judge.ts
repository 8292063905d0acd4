import type { KnowledgeSnapshot, ReleaseRef } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import type { DocumentIndex, Hit } from '../document-index.ts';
import { judgeModels } from './evaluate-vectors.ts';
import type { JudgedModels, SearchEvaluation, SearchModels } from './evaluate-vectors.ts';
import type { RecordRanking } from './record-ranking.ts';
import { createVectorStore } from './vector-store.ts';

export interface SearchJudgeParts {
  readonly models: SearchModels;
  /** One line for the operator: a verdict, or that a model failed. */
  readonly say: (line: string) => void;
  /** Takes the verdict down, before any model takes part. Where it throws, none does. */
  readonly judged: (evaluation: SearchEvaluation, releases: readonly ReleaseRef[]) => Promise<void>;
  /** ms, from any origin. */
  readonly now: () => number;
}

/** The models of one retrieval. */
export interface LiveRanking extends RecordRanking {
  /** Names of the models that ordered hits of it so far. */
  tookPart(): readonly string[];
}

interface Standing {
  readonly admitted: JudgedModels['admitted'];
  /** A failed evaluation is tried again by the first retrieval after this. */
  readonly again: number;
}

/** How long a model that failed is left alone. */
export const LEFT_ALONE_MS = 5 * 60_000;
/** What one finding may wait for the models. */
const PATIENCE_MS = 10_000;

/**
 * Which models order the hits of an index. A case never waits for the evaluation.
 *
 * | the index was evaluated | its models |
 * |---|---|
 * | never | none; the evaluation starts beside the case |
 * | it runs | none |
 * | a model failed in it, under 5 min ago | none |
 * | a model failed in it, longer ago | none; the evaluation starts again, with the vectors that it already has |
 * | yes | the admitted ones; after one failed, none for 5 min |
 */
export function createSearchJudge({ models, say, judged, now }: SearchJudgeParts) {
  const store = models.embedder && createVectorStore(models.embedder);
  const standings = new WeakMap<DocumentIndex, Standing>();
  let running: Promise<void> = Promise.resolve();
  let [told, leftAloneUntil] = ['', Number.NEGATIVE_INFINITY];
  const tell = (line: string): void => {
    if (line !== told) say(line);
    told = line;
  };

  async function judge(knowledge: KnowledgeSnapshot, index: DocumentIndex): Promise<void> {
    try {
      const { evaluation, admitted } = await judgeModels(knowledge, index, { store, reranker: models.reranker });
      await judged(evaluation, knowledge.releases);
      standings.set(index, { admitted, again: Number.POSITIVE_INFINITY });
      for (const { verdict } of evaluation.models) tell(verdict.line);
    } catch (error) {
      standings.set(index, { admitted: null, again: now() + LEFT_ALONE_MS });
      tell(lineOf(error));
    }
  }

  return {
    /** Null: the lexical order stands. */
    rankingOf(knowledge: KnowledgeSnapshot, index: DocumentIndex): LiveRanking | null {
      const standing = standings.get(index);
      if (standing === undefined || now() >= standing.again) {
        standings.set(index, { admitted: null, again: Number.POSITIVE_INFINITY });
        running = running.then(() => judge(knowledge, index));
        return null;
      }
      const { admitted } = standing;
      if (admitted === null || now() < leftAloneUntil) return null;
      const names = new Set<string>();
      const rank = async (hits: readonly Hit[], facets: SearchFacets): Promise<readonly Hit[]> => {
        if (now() < leftAloneUntil) return hits;
        try {
          const ranked = await inTime(admitted.ranking.rank(hits, facets));
          if (ranked !== hits) for (const name of admitted.models) names.add(name);
          told = '';
          return ranked;
        } catch (error) {
          leftAloneUntil = now() + LEFT_ALONE_MS;
          tell(lineOf(error));
          return hits;
        }
      };
      return { rank, tookPart: () => [...names] };
    },
    /** Ends when no evaluation runs. */
    settled: async (): Promise<void> => running,
  };
}

/** Only a failure of the search model tells its own sentence: another error may carry what was searched for. */
const lineOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SEARCH_MODEL.')
    ? error.message
    : 'The search models could not be evaluated or asked: the search goes on without them.';

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
