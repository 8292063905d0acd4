/** Reciprocal rank fusion (Cormack et al., 2009) with its usual constant. */
const CONSTANT = 60;

/** Ids of several ranked lists in one order: the sum of 1/(60 + rank); ties by id. */
export function fuseRanks(lists: readonly (readonly string[])[]): readonly string[] {
  const scores = new Map<string, number>();
  for (const list of lists) for (const [at, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (CONSTANT + at + 1));
  return [...scores].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1)).map(([id]) => id);
}
