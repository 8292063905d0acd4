import { askedTests } from '../asked-tests.ts';
import { isActionable } from '../narration-plan.ts';
import type { JudgeAbstention } from './abstention-rule.ts';

/**
 * Tier III and IV are no recommendation.
 *
 * | best option | fires |
 * |---|---|
 * | Tier I or II | no |
 * | Tier III or IV | yes |
 * | none | yes |
 */
export const noTierFormingMatch: JudgeAbstention = ({ prioritization }) => {
  const { findings, options } = prioritization;
  if (options.some(isActionable)) return null;
  const because =
    findings.length === 0
      ? 'The case has no finding.'
      : `The loaded knowledge has no therapy of Tier I or II for ${findings.length === 1 ? 'the finding' : `any of the ${findings.length} findings`}.`;
  const [test] = askedTests(prioritization);
  if (test) return { rule: RULE, because, wouldResolve: `${test.missing.test}: ${test.missing.why}` };
  const [counterfactual] = findings.flatMap(({ label, results }) =>
    results.flatMap((result) =>
      result.counterfactual === null || result.significance !== 'therapeutic' ? [] : [`${label} ${result.counterfactual}`],
    ),
  );
  return {
    rule: RULE,
    because,
    wouldResolve: counterfactual ?? 'A finding with therapeutic evidence, or a knowledge release that has some for these findings.',
  };
};

const RULE = 'draft.no-tier-forming-match';
