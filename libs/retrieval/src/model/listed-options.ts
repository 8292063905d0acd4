import type { Prioritization } from '@consilium/domain';
import { planNarration } from '../draft/narration-plan.ts';

export interface ListedOption {
  readonly therapies: readonly string[];
  readonly grade: string;
}

/** The options that the model is told, in the order of the rules. */
export const listedOptions = (prioritization: Prioritization): readonly ListedOption[] =>
  planNarration(prioritization).options.map(({ option: { therapies, tier, level } }) => ({
    therapies,
    grade: level === null ? `Tier ${tier}` : `Tier ${tier}-${level}`,
  }));

export const keyOf = (therapies: readonly string[]): string =>
  therapies
    .map((name) => name.toLowerCase())
    .sort()
    .join(' + ');
