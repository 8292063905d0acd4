/**
 * HGVS p. from the residues before and after a change, of which the first stands at `start`; what both share is dropped from the left first,
 * so that a deletion or duplication stands as far right as the residues allow. An insertion whose neighbor is not given names it `Xaa`.
 *
 * | before, after | at | result |
 * |---|---|---|
 * | V, E | 600 | p.V600E |
 * | KELREAT, KT | 745 | p.E746_A750del |
 * | ELREA, V | 746 | p.E746_A750delinsV |
 * | D, DD | 770 | p.D770dup |
 * | DN, DGN | 770 | p.D770_N771insG |
 * | D, DG | 770 | p.D770_Xaa771insG |
 * | Q, * | 29 | p.Q29* |
 */
export function residueChange(before: string, after: string, start: number): string | null {
  if (before === after) return null;
  let left = 0;
  while (left < before.length && left < after.length && before[left] === after[left]) left += 1;
  let right = 0;
  while (right < Math.min(before.length, after.length) - left && before.at(-1 - right) === after.at(-1 - right)) right += 1;
  const removed = before.slice(left, before.length - right);
  const inserted = after.slice(left, after.length - right);
  const from = start + left;
  if (removed === '') return insertion(before.slice(0, left), inserted, from, before[left]);
  if (inserted.startsWith('*')) return `p.${removed[0]}${from}*`;
  const residues = removed.length === 1 ? `${removed}${from}` : `${removed[0]}${from}_${removed.at(-1)}${from + removed.length - 1}`;
  if (inserted === '') return `p.${residues}del`;
  return removed.length === 1 && inserted.length === 1 ? `p.${residues}${inserted}` : `p.${residues}delins${inserted}`;
}

function insertion(preceding: string, inserted: string, next: number, following: string | undefined): string {
  if (preceding.endsWith(inserted)) {
    const first = next - inserted.length;
    return inserted.length === 1 ? `p.${inserted}${first}dup` : `p.${inserted[0]}${first}_${inserted.at(-1)}${next - 1}dup`;
  }
  return `p.${preceding.at(-1) ?? 'Xaa'}${next - 1}_${following ?? 'Xaa'}${next}ins${inserted}`;
}

/** The first residue that differs of a changed reading frame; null when none of the given does. */
export function frameshiftChange(before: string, after: string, start: number): string | null {
  const at = [...before].findIndex((residue, i) => after[i] !== undefined && after[i] !== residue);
  if (at === -1) return null;
  return after[at] === '*' ? `p.${before[at]}${start + at}*` : `p.${before[at]}${start + at}fs`;
}
