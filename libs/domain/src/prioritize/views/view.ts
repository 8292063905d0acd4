import { isInClass } from '../disease-relation.ts';
import type { FindingResult, MatchedItem } from '../explanation.ts';

/** An item of a result, in what the schemes ask of it. */
export interface Ground {
  readonly item: MatchedItem;
  /** `label`, `guideline`, or the evidence level of a knowledge base. */
  readonly strength: 'label' | 'guideline' | 'A' | 'B' | 'C' | 'D';
  /** Where: this tumor type (or its class by the tree), any tumor, a subtype on condition, another tumor. */
  readonly where: 'tumor' | 'pan-tumor' | 'conditional' | 'other';
  /** Met only by a change that is not known to be at least likely oncogenic. */
  readonly isGated: boolean;
  /** Seen in the tissue itself: immunohistochemistry or another expression test. */
  readonly isInSitu: boolean;
}

/** The items of a result that form a tier, in the result's own order. */
export const groundsOf = ({ matched }: Pick<FindingResult, 'matched'>): readonly Ground[] =>
  matched.flatMap((item) => {
    const strength = strengthOf(item);
    return strength === null || !item.gives
      ? []
      : [{ item, strength, where: whereOf(item), isGated: isGatedItem(item, strength), isInSitu: IN_SITU.test(item.via) }];
  });

function strengthOf({ kind, evidenceLevel }: MatchedItem): Ground['strength'] | null {
  if (kind === 'label' || kind === 'guideline') return kind;
  return evidenceLevel === null || evidenceLevel === 'E' ? null : evidenceLevel;
}

function whereOf({ diseaseRelation }: MatchedItem): Ground['where'] {
  if (diseaseRelation === 'pan-tumor') return 'pan-tumor';
  return isInClass(diseaseRelation) ? 'tumor' : diseaseRelation === 'descendant' ? 'conditional' : 'other';
}

/** The table gives III only to weak evidence of another tumor; III for anything else is the oncogenicity gate. */
const isGatedItem = (item: MatchedItem, strength: Ground['strength']): boolean =>
  item.gives === 'III' && (item.diseaseRelation !== 'other' || !['C', 'D'].includes(strength));

const IN_SITU = /(?:^|~ |& )(?:expression:|bio:(?:HER2|PD-L1|ER|PR|dMMR|pMMR))/;

/** The best level over the grounds, by the scheme's own order; null where none applies. */
export function bestLevel(
  grounds: readonly Ground[],
  order: readonly string[],
  levelOf: (ground: Ground) => string | null,
): { readonly level: string; readonly ground: Ground } | null {
  const levels = grounds.flatMap((ground) => {
    const level = levelOf(ground);
    return level === null ? [] : [{ level, ground }];
  });
  return levels.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))[0] ?? null;
}
