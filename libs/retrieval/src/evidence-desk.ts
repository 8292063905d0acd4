import type { EvidenceDesk } from '@consilium/domain';
import { draftRecommendation } from './draft/draft-recommendation.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';
import { createIndexCache } from './search/index-cache.ts';

/** Retrieval and drafting behind one port. The index of a set of releases is built once and kept. */
export function createEvidenceDesk(): EvidenceDesk {
  const indexOf = createIndexCache();
  return {
    retrieve: (prioritization, knowledge) => retrieveEvidence(prioritization, knowledge, indexOf(knowledge)),
    draft: async (prioritization, retrieval, at, narration) => draftRecommendation(prioritization, retrieval, at, narration),
  };
}
