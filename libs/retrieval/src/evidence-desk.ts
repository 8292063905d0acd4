import type { EvidenceDesk } from '@consilium/domain';
import { DEFAULT_ABSTENTION_POLICY } from './draft/abstention/abstention-rule.ts';
import type { AbstentionPolicy } from './draft/abstention/abstention-rule.ts';
import { draftRecommendation } from './draft/draft-recommendation.ts';
import { withKnowledgeDates } from './knowledge-dates.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';
import { createIndexCache } from './search/index-cache.ts';
import type { SearchModels } from './search/vector/evaluate-vectors.ts';
import { createSearchJudge } from './search/vector/search-judge.ts';
import type { SearchJudgeParts } from './search/vector/search-judge.ts';

export interface DeskOptions extends Partial<Pick<SearchJudgeParts, 'say' | 'judged' | 'now'>> {
  /** When the site would rather have silence than a recommendation. */
  readonly abstention?: AbstentionPolicy;
  /** Take part where the built-in evaluation over the releases in use admits them. */
  readonly models?: SearchModels | null;
}

/** Retrieval and drafting behind one port. The index of a set of releases is built once and kept, and its search models are evaluated once. */
export function createEvidenceDesk({
  abstention = DEFAULT_ABSTENTION_POLICY,
  models = null,
  say = () => undefined,
  judged = () => Promise.resolve(),
  now = () => performance.now(),
}: DeskOptions = {}): EvidenceDesk & { settled(): Promise<void> } {
  const indexOf = createIndexCache();
  const judge = models?.embedder || models?.reranker ? createSearchJudge({ models, say, judged, now }) : null;
  return {
    retrieve: async (prioritization, knowledge, sources) => {
      const index = indexOf(knowledge);
      const ranking = judge?.rankingOf(knowledge, index) ?? null;
      return withKnowledgeDates(await retrieveEvidence(prioritization, knowledge, index, sources, ranking), knowledge);
    },
    draft: async (prioritization, retrieval, at, narration) => draftRecommendation(prioritization, retrieval, at, narration, abstention),
    settled: async () => judge?.settled(),
  };
}
