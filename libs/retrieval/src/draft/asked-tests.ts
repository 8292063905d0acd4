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
  for (const { missing, path, counterfactual, therapies } of asked.sort((a, b) => a.grade - b.grade || wouldBe(a) - wouldBe(b)))
    if (!once.has(missing.test)) once.set(missing.test, { missing, path, counterfactual, therapies });
  return [...once.values()];
}

/** Among results of one grade the one that the test itself would lift to Tier I comes first. */
const wouldBe = ({ missing, counterfactual }: Pick<AskedTest, 'missing' | 'counterfactual'>): number =>
  missing.test === 'germline confirmation' && /^would be I-\S+ if the change were germline/.test(counterfactual) ? 0 : 1;

/** Tests worth a sentence: the histology or germline question, and what would give Tier I; a combination that only changes lower tiers is counted. */
export function toldTests(prioritization: Prioritization): readonly AskedTest[] {
  return askedTests(prioritization)
    .filter(
      ({ missing, counterfactual }) => /^(?:histology|germline confirmation)$/.test(missing.test) || /^would be I-/.test(counterfactual),
    )
    .slice(0, TOLD_TESTS);
}

const TIER_ORDER: readonly (string | null)[] = ['I', 'II', 'III', 'IV', null];
const LEVEL_ORDER: readonly (string | null)[] = ['A', 'B', 'C', 'D', null];

/** Lower is better: I-A before I-B before II-C … before no tier. */
export const gradeOf = (tier: string | null, level: string | null): number =>
  TIER_ORDER.indexOf(tier) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level);
