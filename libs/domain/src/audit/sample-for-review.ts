/** What makes a case worth a look, by how much; a case without any weighs 1, so that every case can be drawn. */
export const RISK_WEIGHTS = {
  override: 3,
  dissent: 2,
  'attested-signature': 2,
  'fast-signature': 4,
  'unread-evidence': 4,
  'break-glass': 5,
  'worded-by-model': 2,
  'resistance-in-decision': 2,
  waiver: 2,
  'amended-after-issue': 3,
} as const;
export type Risk = keyof typeof RISK_WEIGHTS;
const isRisk = (name: string): name is Risk => name in RISK_WEIGHTS;
export const RISKS: readonly Risk[] = Object.keys(RISK_WEIGHTS).filter(isRisk);

export interface Samplable {
  readonly id: string;
  readonly risks: readonly Risk[];
}
export interface Sampled extends Samplable {
  readonly weight: number;
}

export const riskWeight = (risks: readonly Risk[]): number => [...new Set(risks)].reduce((sum, risk) => sum + RISK_WEIGHTS[risk], 1);

/**
 * A sample without replacement, weighted by risk (AUD-28): the same seed, population and size give the same sample on any machine.
 *
 * 1. Each id draws u in (0, 1) from the seed, so that the order of the population does not matter.
 * 2. Its key is ln(u) / weight; the `size` largest keys are drawn (Efraimidis and Spirakis, Information Processing Letters 97, 2006, 181–185).
 * 3. Equal keys go by id.
 *
 * @param draw number in (0, 1) for an id: uniform, and fixed by the seed and the id alone
 */
export function sampleForReview(population: readonly Samplable[], size: number, draw: (id: string) => number): readonly Sampled[] {
  return population
    .map((item) => ({ ...item, weight: riskWeight(item.risks) }))
    .map((item) => ({ item, key: Math.log(draw(item.id)) / item.weight }))
    .sort((a, b) => b.key - a.key || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, Math.max(0, size))
    .map(({ item }) => item);
}
