import type { Prioritization, Tier } from '@consilium/domain';
import type { MeaningAnswer } from '@consilium/domain/evidence';

const TIERS: readonly (Tier | null)[] = ['I', 'II', 'III', 'IV'];

/** What the findings mean for diagnosis or prognosis, best tier first; a result of Tier III and below says too little to answer with. */
export function meaningsOf({ findings }: Prioritization, significance: MeaningAnswer['significance']): readonly MeaningAnswer[] {
  const meanings = findings.flatMap(({ label, results }) =>
    results.flatMap((result): readonly MeaningAnswer[] =>
      result.significance === significance && (result.tier === 'I' || result.tier === 'II')
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
