import type { FindingResult, Prioritization, Tier } from '@consilium/domain';
import type { MeaningAnswer } from '@consilium/domain/evidence';

const TIERS: readonly (Tier | null)[] = ['I', 'II', 'III', 'IV'];

/**
 * What the findings mean for diagnosis or prognosis, best tier first. A result of Tier III says too little to answer with, unless it is of a gene that is
 * only told to be mutated and would be of Tier I or II for an oncogenic change: it keeps its tier.
 */
export function meaningsOf({ findings }: Prioritization, significance: MeaningAnswer['significance']): readonly MeaningAnswer[] {
  const meanings = findings.flatMap(({ label, results }) =>
    results.flatMap((result): readonly MeaningAnswer[] =>
      result.significance === significance && result.tier !== null && (result.tier === 'I' || result.tier === 'II' || isOfGene(result))
        ? [
            {
              significance,
              direction: result.direction,
              tier: result.tier,
              level: result.level,
              finding: label,
              items: result.matched.map(({ item }) => item),
            },
          ]
        : [],
    ),
  );
  const rank = ({ tier, level }: MeaningAnswer): number => TIERS.findIndex((known) => known === tier) * 5 + 'ABCD'.indexOf(level ?? 'D');
  return meanings.sort((a, b) => rank(a) - rank(b));
}

const isOfGene = ({ rule, counterfactual }: FindingResult): boolean =>
  rule.endsWith('gene-mutation.not-known-oncogenic') && /^would be II?-/.test(counterfactual ?? '');
