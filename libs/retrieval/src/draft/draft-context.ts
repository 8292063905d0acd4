import type { Prioritization, Retrieval, RetrievedPassage } from '@consilium/domain';
import type { NarrationPlan } from './narration-plan.ts';
import { planNarration } from './narration-plan.ts';

/** What every section of the draft reads. */
export interface DraftContext {
  readonly prioritization: Prioritization;
  readonly plan: NarrationPlan;
  readonly retrieval: Retrieval;
  /** Passages of these items that were retrieved, in the order of the ids. */
  passages(items: readonly string[]): readonly RetrievedPassage[];
  /** Position of a finding in the prioritization. */
  positionOf(finding: string): number;
}

export function draftContext(prioritization: Prioritization, retrieval: Retrieval): DraftContext {
  const passages = new Map(retrieval.passages.map((passage) => [passage.document.id, passage]));
  const positions = new Map(prioritization.findings.map(({ finding }, index) => [finding, index]));
  return {
    prioritization,
    retrieval,
    plan: planNarration(prioritization),
    passages: (items) =>
      items.flatMap((item) => {
        const found = passages.get(item);
        return found && !found.document.retracted ? [found] : [];
      }),
    positionOf: (finding) => positions.get(finding) ?? -1,
  };
}
