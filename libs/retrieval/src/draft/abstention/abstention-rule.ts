import type { Instant, Prioritization, Retrieval } from '@consilium/domain';
import type { Abstention } from '@consilium/domain/evidence';

/** What a site may decide about silence. */
export interface AbstentionPolicy {
  /** Days after which the youngest knowledge release is too old to recommend from. */
  readonly knowledgeDays: number;
  /**
   * Share of what was asked that the best passage must meet, 0–1. Chosen on the development half of the queries of CIViC 2025-08-01: the lowest, in steps of
   * 0.05, at which 98 % of the queries on genes without a record are refused and 99 % of those with an answer pass (`npm run bench -- evidence abstention`).
   */
  readonly scoreFloor: number;
}

export const DEFAULT_ABSTENTION_POLICY: AbstentionPolicy = { knowledgeDays: 540, scoreFloor: 0.5 };

/** All that a rule may read. */
export interface AbstentionCase {
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
  readonly at: Instant;
  readonly policy: AbstentionPolicy;
}

/** Null where the rule has nothing to say. */
export type JudgeAbstention = (of: AbstentionCase) => Abstention | null;
