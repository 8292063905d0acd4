import type { EvidenceDesk } from '@consilium/domain';
import { DEFAULT_ABSTENTION_POLICY } from './draft/abstention/abstention-rule.ts';
import type { AbstentionPolicy } from './draft/abstention/abstention-rule.ts';
import { draftRecommendation } from './draft/draft-recommendation.ts';
import { withKnowledgeDates } from './knowledge-dates.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';
import { createIndexCache } from './search/index-cache.ts';

export interface DeskOptions {
  /** When the site would rather have silence than a recommendation. */
  readonly abstention?: AbstentionPolicy;
}

/** Retrieval and drafting behind one port. The index of a set of releases is built once and kept. */
export function createEvidenceDesk({ abstention = DEFAULT_ABSTENTION_POLICY }: DeskOptions = {}): EvidenceDesk {
  const indexOf = createIndexCache();
  return {
    retrieve: async (prioritization, knowledge, sources) =>
      withKnowledgeDates(await retrieveEvidence(prioritization, knowledge, indexOf(knowledge), sources), knowledge),
    draft: async (prioritization, retrieval, at, narration) => draftRecommendation(prioritization, retrieval, at, narration, abstention),
  };
}
