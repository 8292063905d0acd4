import type { Instant, Prioritization, Retrieval } from '@consilium/domain';
import type { Abstention } from '@consilium/domain/evidence';

/** What a site may decide about silence. */
export interface AbstentionPolicy {
  /** Days after which the youngest knowledge release is too old to recommend from. */
  readonly knowledgeDays: number;
  /**
   * Share of what was asked that the best passage must meet, 0–1. Calibrated on the development half of the queries of CIViC 2025-08-01 (`npm run bench --
   * evidence abstention` prints the curve): the highest value, in steps of 0.05, at which 99 % of the queries that the release answers still pass.
   */
  readonly scoreFloor: number;
}

export const DEFAULT_ABSTENTION_POLICY: AbstentionPolicy = { knowledgeDays: 540, scoreFloor: 0.4 };

/** All that a rule may read. */
export interface AbstentionCase {
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
  readonly at: Instant;
  readonly policy: AbstentionPolicy;
}

/** Null where the rule has nothing to say. */
export type JudgeAbstention = (of: AbstentionCase) => Abstention | null;
