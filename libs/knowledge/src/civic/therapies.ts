import { genericDrugName } from '@consilium/domain';

/** How the therapies of one row belong together: all at once, each for itself, or one after the other. */
export type Interaction = 'combination' | 'substitutes' | 'sequential' | null;

export interface TherapySets {
  /** One set an option; empty when the row names no therapy. */
  readonly sets: readonly (readonly string[])[];
  readonly interaction: Interaction;
}

/**
 * | interaction | therapies | sets |
 * |---|---|---|
 * | Combination | `Trametinib,Dabrafenib` | [dabrafenib, trametinib] |
 * | Sequential | `Vemurafenib,Cobimetinib` | [cobimetinib, vemurafenib], marked sequential |
 * | Substitutes | `Erlotinib,Gefitinib` | [erlotinib], [gefitinib] |
 * | none | `2,4-pyrimidinediamine` | [2,4-pyrimidinediamine]: a comma between digits is part of a name |
 */
export function therapySets(therapies: string, interactionType: string): TherapySets {
  const interaction = interactionOf(interactionType);
  const names = interaction === null ? [therapies] : therapies.split(/(?<!\d),|,(?!\d)/);
  const generic = [...new Set(names.map(genericName).filter((name) => name !== '' && name !== 'not applicable'))].sort();
  if (generic.length === 0) return { sets: [], interaction };
  return { sets: interaction === 'substitutes' ? generic.map((name) => [name]) : [generic], interaction };
}

function interactionOf(written: string): Interaction {
  const type = written.trim().toLowerCase();
  return type === 'combination' || type === 'substitutes' || type === 'sequential' ? type : null;
}

/** Lower-case generic name, by the table that the patient's treatments are read with. */
export const genericName = genericDrugName;
