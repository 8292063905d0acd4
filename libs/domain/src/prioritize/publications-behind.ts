import type { ItemMatch } from './assess-item.ts';
import { isInClass } from './disease-relation.ts';
import { EVIDENCE_LEVELS } from './evidence-item.ts';

/** Distinct publications of the items of this level or better that count in the same column; a conditional item also counts those in class. */
export function publicationsBehind(match: ItemMatch, matches: readonly ItemMatch[]): number {
  const rankOf = ({ item }: ItemMatch): number => (item.level === null ? EVIDENCE_LEVELS.length : EVIDENCE_LEVELS.indexOf(item.level));
  const column = (relation: ItemMatch['disease']['relation']): number => (isInClass(relation) ? 0 : relation === 'descendant' ? 1 : 2);
  const isSameColumn = (other: ItemMatch): boolean => {
    const [mine, theirs] = [column(match.disease.relation), column(other.disease.relation)];
    return mine === theirs || (mine === 1 && theirs === 0);
  };
  return new Set(
    matches
      .filter((other) => other.isGated === match.isGated && rankOf(other) <= rankOf(match) && isSameColumn(other))
      .flatMap(({ item }) => item.publications),
  ).size;
}
