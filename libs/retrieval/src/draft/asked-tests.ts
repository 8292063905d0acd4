import type { MissingTest, Prioritization } from '@consilium/domain';

/** Beyond these the list is counted; it stands whole with the findings. */
export const TOLD_TESTS = 6;

export interface AskedTest {
  readonly missing: MissingTest;
  readonly path: string;
  /** What the result would be, in the engine's words; empty where nothing would be better. */
  readonly counterfactual: string;
  /** Of the result that it would change. */
  readonly therapies: readonly string[];
}

/** Tests that would change a result, that of the best result first, each once. */
export function askedTests({ findings }: Prioritization): readonly AskedTest[] {
  const asked = findings.flatMap(({ results }, finding) =>
    results.flatMap(({ missingTests, tier, level, counterfactual, therapies }, result) =>
      missingTests.map((missing, test) => ({
        missing,
        path: `/findings/${finding}/results/${result}/missingTests/${test}`,
        counterfactual: counterfactual ?? '',
        therapies,
        grade: gradeOf(tier, level),
      })),
    ),
  );
  const once = new Map<string, AskedTest>();
  for (const { missing, path, counterfactual, therapies } of asked.sort((a, b) => a.grade - b.grade)) {
    const test = { missing, path, counterfactual, therapies };
    const known = once.get(test.missing.test);
    if (known === undefined || (liftsByGermline(test) && !liftsByGermline(known))) once.set(test.missing.test, test);
  }
  return [...once.values()];
}

/** A germline sample would bring this very result up. */
export const liftsByGermline = ({ missing, counterfactual }: Pick<AskedTest, 'missing' | 'counterfactual'>): boolean =>
  missing.test === GERMLINE && counterfactual.endsWith(' if the change were germline');
const GERMLINE = 'germline confirmation';

/**
 * Tests worth a sentence: the histology, the germline question where its answer would bring an option up, and what would give Tier I; a combination that only
 * changes lower tiers is counted.
 */
export function toldTests(prioritization: Prioritization): readonly AskedTest[] {
  return askedTests(prioritization)
    .filter((asked) =>
      asked.missing.test === GERMLINE
        ? liftsByGermline(asked)
        : asked.missing.test === 'histology' || /^would be I-/.test(asked.counterfactual),
    )
    .slice(0, TOLD_TESTS);
}

const TIER_ORDER: readonly (string | null)[] = ['I', 'II', 'III', 'IV', null];
const LEVEL_ORDER: readonly (string | null)[] = ['A', 'B', 'C', 'D', null];

/** Lower is better: I-A before I-B before II-C … before no tier. */
export const gradeOf = (tier: string | null, level: string | null): number =>
  TIER_ORDER.indexOf(tier) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level);
