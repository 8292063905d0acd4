import type { FindingResult, Prioritization, Tier } from '@consilium/domain';
import type { MeaningAnswer } from '@consilium/domain/evidence';

/**
 * What the findings mean for diagnosis or prognosis, best tier first. A result of Tier III says too little to answer with, unless it is of a gene that is
 * only told to be mutated and would be of Tier I or II for an oncogenic change: it keeps its tier.
 */
export function meaningsOf({ findings }: Prioritization, significance: MeaningAnswer['significance']): readonly MeaningAnswer[] {
  const told = findings.flatMap(({ label, results }) =>
    results.flatMap((result) => {
      const weight = result.significance === significance ? weightOf(result) : null;
      return weight === null || result.tier === null
        ? []
        : [{ weight, isHere: isOfThisTumor(result), meaning: meaningOf(label, { ...result, tier: result.tier }, significance) }];
    }),
  );
  const here = told.filter(({ isHere }) => isHere);
  const spoken = here.length > 0 ? here : told.filter(({ meaning }) => meaning.direction === 'positive');
  return spoken.sort((a, b) => a.weight - b.weight).map(({ meaning }) => meaning);
}

/** Of another tumor only what marks that tumor is told, and only where nothing is known of this one: what it foretells or excludes there is no answer here. */
const isOfThisTumor = ({ matched }: FindingResult): boolean => matched.some(({ diseaseRelation }) => diseaseRelation !== 'other');

const meaningOf = (
  finding: string,
  { direction, tier, level, matched }: FindingResult & { readonly tier: Tier },
  significance: MeaningAnswer['significance'],
): MeaningAnswer => ({
  significance,
  direction,
  tier,
  level,
  finding,
  items: matched.map(({ item }) => item),
});

/** Place by tier and level, as they stand or as they would be for an oncogenic change; null where the result says too little. */
function weightOf({ tier, level, rule, counterfactual }: FindingResult): number | null {
  if (tier === 'I' || tier === 'II') return 'ABCD'.indexOf(level ?? 'D');
  const would = rule.endsWith('gene-mutation.not-known-oncogenic') ? /^would be II?-([ABCD])/.exec(counterfactual ?? '')?.[1] : undefined;
  return would === undefined ? null : 10 + 'ABCD'.indexOf(would);
}
