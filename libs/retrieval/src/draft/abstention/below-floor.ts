import { isActionable } from '../narration-plan.ts';
import type { JudgeAbstention } from './abstention-rule.ts';

/**
 * An option whose evidence nobody can read is no recommendation. A record that the explanation names scores 1 or more and passes; a retracted one does not count.
 *
 * | option of Tier I or II | best passage | fires |
 * |---|---|---|
 * | no | any | no |
 * | yes | none, or only retracted ones | yes |
 * | yes | under the floor | yes |
 * | yes | at the floor or above | no |
 */
export const belowFloor: JudgeAbstention = ({ prioritization: { options }, retrieval, policy }) => {
  if (!options.some(isActionable)) return null;
  const scores = retrieval.passages.flatMap(({ document, score }) => (document.retracted ? [] : [score]));
  const best = Math.max(0, ...scores);
  if (scores.length > 0 && best >= policy.scoreFloor) return null;
  return {
    rule: 'draft.below-floor',
    because:
      scores.length === 0
        ? 'No source that may be cited was found for these findings.'
        : `The best source found meets ${Math.round(best * 100)} % of what was asked; ${Math.round(policy.scoreFloor * 100)} % are needed.`,
    wouldResolve: 'A knowledge release, guideline or literature import that speaks of these findings.',
  };
};
