import type { DraftRecommendation } from '@consilium/domain';
import type { DraftContext } from './draft-context.ts';
import { askedTests } from './asked-tests.ts';

export const NO_TIER_FORMING_MATCH = 'draft.no-tier-forming-match';

/** "No recommendation" is a normal outcome (LLM-11): without a therapy match of tier I or II the draft says so, and what would resolve it. */
export function abstentionOf(context: DraftContext): DraftRecommendation['abstained'] {
  if (context.plan.options.length > 0) return null;
  const [test] = askedTests(context.prioritization);
  if (test) return { rule: NO_TIER_FORMING_MATCH, wouldResolve: `${test.missing.test}: ${test.missing.why}` };
  const counterfactual = context.prioritization.findings.flatMap(({ label, results }) =>
    results.flatMap((result) =>
      result.counterfactual === null || result.significance !== 'therapeutic' ? [] : [`${label} ${result.counterfactual}`],
    ),
  )[0];
  return {
    rule: NO_TIER_FORMING_MATCH,
    wouldResolve: counterfactual ?? 'A finding with therapeutic evidence, or a knowledge release that has some for these findings.',
  };
}
