import type { FindingExplanation, FindingResult } from '@consilium/domain';
import { gradeOf } from '../asked-tests.ts';
import { isActionable } from '../narration-plan.ts';
import type { JudgeAbstention } from './abstention-rule.ts';

/**
 * Where all that could be a recommendation hangs on something that the case does not tell, the test comes first.
 *
 * | option of Tier I or II | result that would be of Tier I or II with a component that is not known | fires |
 * |---|---|---|
 * | yes | any | no |
 * | no | yes | yes |
 * | no | no | no |
 */
export const unknownComponent: JudgeAbstention = ({ prioritization: { findings, options } }) => {
  if (options.some(isActionable)) return null;
  const candidates = findings
    .flatMap((finding) => finding.results.flatMap((result) => candidateOf(finding, result)))
    .sort((a, b) => a.grade - b.grade);
  const [first] = candidates;
  if (first === undefined) return null;
  const more = candidates.length > 1 ? `; ${candidates.length - 1} more in the same way` : '';
  return {
    rule: 'draft.required-component-unknown',
    because: `${first.label} ${first.counterfactual}${more}.`,
    wouldResolve: first.tests.map(({ test, why }) => `${test}: ${why}`).join('; '),
  };
};

const WOULD_BE = /^would be (I|II)-([A-D]) if /;

function candidateOf({ label }: FindingExplanation, result: FindingResult) {
  const { counterfactual, rejected, missingTests } = result;
  const would = WOULD_BE.exec(counterfactual ?? '');
  if (would === null || counterfactual === null || result.significance !== 'therapeutic' || result.direction !== 'sensitivity') return [];
  if (!rejected.some(({ reason }) => reason === 'PROFILE_UNKNOWN')) return [];
  const tests = missingTests.filter(({ test }) => counterfactual.includes(test));
  return tests.length === 0 ? [] : [{ label, counterfactual, tests, grade: gradeOf(would[1] ?? null, would[2] ?? null) }];
}
