import type { FindingExplanation, Prioritization } from '@consilium/domain';
import { askedTests, toldTests } from './asked-tests.ts';
import { planNarration } from './narration-plan.ts';

/** Literature is searched for this many findings, the best-tiered first. */
export const SEARCHED_FINDINGS = 30;

export const hasEvidence = ({ results }: FindingExplanation): boolean =>
  results.some(({ matched, against }) => matched.length + against.length > 0);

/** Findings that the knowledge says nothing about and that have no tier. */
export const notAssessed = (prioritization: Prioritization): number => prioritization.findings.filter(({ tier }) => tier === null).length;

/** Options that are in the table and have no sentence. */
export const optionsNotNarrated = (prioritization: Prioritization): number =>
  prioritization.options.length - planNarration(prioritization).options.length;

/**
 * The only derived figures that a sentence about a list may state.
 *
 * | path | figures |
 * |---|---|
 * | /findings | findings; those without assessment, with evidence, searched; records against, tests without a sentence |
 * | /options | options, options not narrated |
 * | /resistance | entries, entries not narrated |
 */
export function runFigures(prioritization: Prioritization, path: string): readonly number[] {
  const { findings, options, resistance } = prioritization;
  if (path === '/findings')
    return [
      findings.length,
      notAssessed(prioritization),
      findings.filter(hasEvidence).length,
      SEARCHED_FINDINGS,
      againstNotNarrated(prioritization),
      askedTests(prioritization).length - toldTests(prioritization).length,
    ];
  if (path === '/options') return [options.length, optionsNotNarrated(prioritization)];
  if (path === '/resistance') return [resistance.length, resistance.length - planNarration(prioritization).resistance.length];
  return [];
}

/** Items against some result that have no sentence of their own. */
export function againstNotNarrated(prioritization: Prioritization): number {
  const plan = planNarration(prioritization);
  return plan.againstTotal - plan.against.length;
}
