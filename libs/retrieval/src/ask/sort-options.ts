import type { KnowledgeSnapshot, Prioritization, TherapyOption } from '@consilium/domain';
import type { UnderstoodQuestion } from '@consilium/domain/evidence';
import { drugsOf, suitsLine } from './line-of-option.ts';

export interface SortedOptions {
  readonly leading: readonly TherapyOption[];
  readonly further: readonly TherapyOption[];
}

/**
 * The leading tier and the rest. Tier I (A and B) leads where there is any, else Tier II. Never leading: what was given before, what a resistance rules out,
 * what only records for another line carry.
 */
export function sortOptions(prioritization: Prioritization, understood: UnderstoodQuestion, knowledge: KnowledgeSnapshot): SortedOptions {
  const drugs = drugsOf(knowledge);
  const eligible = prioritization.options.filter(
    (option) => !isRuledOut(option, prioritization) && !isGiven(option) && suitsLine(option, prioritization, understood, drugs),
  );
  const tier = eligible.some((option) => option.tier === 'I') ? 'I' : 'II';
  const leading = eligible.filter((option) => option.tier === tier);
  return { leading, further: prioritization.options.filter((option) => !leading.includes(option)) };
}

const isGiven = ({ notes }: TherapyOption): boolean => notes.some((note) => note.startsWith('given before'));

export const isRuledOut = ({ therapies }: Pick<TherapyOption, 'therapies'>, { resistance }: Prioritization): boolean =>
  resistance.some(({ rulesOut }) => rulesOut.includes(therapies.join(' + ')));
