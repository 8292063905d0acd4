import type { Prioritization } from '@consilium/domain';
import { askedTests } from '../../draft/asked-tests.ts';
import { planNarration } from '../../draft/narration-plan.ts';
import type { NarrationPlan, PlannedResult } from '../../draft/narration-plan.ts';

const TOLD_TESTS = 12;

export type CaseData = Readonly<Record<string, unknown>>;

/**
 * What the rules decided, as the model is told it: labels, therapies, tiers and levels as they stand, each with its path in the explanation.
 * Warnings and notes are left out, for they may name files and samples.
 *
 * @param told takes out of a text of the case what must not leave
 */
export function caseData(prioritization: Prioritization, told: (text: string) => string): CaseData {
  const plan = planNarration(prioritization);
  const labels = new Map(prioritization.findings.map(({ finding, label }) => [finding, told(label)]));
  const labelOf = (finding: string): string => labels.get(finding) ?? '';
  return {
    tumorType: { name: told(prioritization.tumorType.name) },
    ...listed('options', optionsOf(plan, labelOf)),
    ...listed('resistance', resistanceOf(plan, labelOf)),
    ...listed(
      'results',
      [...plan.diagnostic, ...plan.prognostic].map((planned) => resultOf(planned, labelOf)),
    ),
    ...listed('against', againstOf(plan, labelOf)),
    ...listed('safety', safetyOf(plan, labelOf)),
    ...listed('missingTests', testsOf(prioritization, told)),
  };
}

/** A list that is empty is not told at all, so that it is not among the fields of the call either. */
const listed = (name: string, entries: readonly unknown[]): CaseData => (entries.length === 0 ? {} : { [name]: entries });

type LabelOf = (finding: string) => string;

const optionsOf = ({ options }: NarrationPlan, labelOf: LabelOf): readonly unknown[] =>
  options.map(({ index, option, items }) => ({
    path: `/options/${index}`,
    therapies: option.therapies,
    tier: option.tier,
    level: option.level,
    findings: option.findings.map(labelOf),
    contested: option.contested,
    lowConfidence: option.lowConfidence,
    passages: items,
  }));

const resistanceOf = ({ resistance }: NarrationPlan, labelOf: LabelOf): readonly unknown[] =>
  resistance.map(({ index, entry, items }) => ({
    path: `/resistance/${index}`,
    therapies: entry.therapies,
    finding: labelOf(entry.finding),
    strength: entry.strength,
    tier: entry.tier,
    level: entry.level,
    inClass: entry.inClass === true,
    passages: items,
  }));

const resultOf = ({ finding, result, explanation, outcome, items }: PlannedResult, labelOf: LabelOf): unknown => ({
  path: `/findings/${finding}/results/${result}`,
  finding: labelOf(explanation.finding),
  significance: outcome.significance,
  direction: outcome.direction,
  tier: outcome.tier,
  level: outcome.level,
  passages: items,
});

const againstOf = ({ against }: NarrationPlan, labelOf: LabelOf): readonly unknown[] =>
  against.map(({ finding, result, against: index, explanation, outcome, items }) => ({
    path: `/findings/${finding}/results/${result}/against/${index}`,
    finding: labelOf(explanation.finding),
    therapies: outcome.therapies,
    direction: outcome.direction,
    passages: items,
  }));

const safetyOf = ({ safety }: NarrationPlan, labelOf: LabelOf): readonly unknown[] =>
  safety.map(({ index, entry, items }) => ({
    path: `/safety/${index}`,
    therapies: entry.therapies,
    finding: labelOf(entry.finding),
    passages: items,
  }));

const testsOf = (prioritization: Prioritization, told: (text: string) => string): readonly unknown[] =>
  askedTests(prioritization)
    .slice(0, TOLD_TESTS)
    .map(({ missing, path }) => ({ path, test: told(missing.test), why: told(missing.why) }));
