import type { RetrievedPassage } from '@consilium/domain';

/** What the citations of a text lead to: the passages it was made from, and the explanation its engine sentences point into. */
export interface CitationSources {
  /** Undefined while they load. */
  readonly passages: readonly RetrievedPassage[] | undefined;
  /** Undefined where no explanation is at hand: the path alone is shown. */
  readonly explanation: unknown;
}
