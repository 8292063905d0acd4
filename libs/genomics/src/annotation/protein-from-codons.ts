/** Fields of an annotation without HGVS: `V/E`, `600/766`, terms. */
export interface AminoAcidChange {
  readonly aminoAcids: string;
  readonly position: string;
  readonly terms: readonly string[];
}

/**
 * HGVS p. from VEP's Amino_acids and Protein_position, for files annotated without `--hgvs`. No 3′ shift is possible without the sequence.
 *
 * | amino acids | position | result |
 * |---|---|---|
 * | V/E | 600 | p.V600E |
 * | R/* | 213 | p.R213* |
 * | V | 600 | p.V600= |
 * | K/X (frameshift_variant) | 745 | p.K745fs |
 * | ELREA/- or KELREA/K | 746-750 or 745-750 | p.E746_A750del |
 * | ELREA/V | 746-750 | p.E746_A750delinsV |
 * | D/DD | 770 | p.D770dup |
 * | an insertion whose right neighbor is unknown | | null |
 */
export function proteinFromCodons({ aminoAcids, position, terms }: AminoAcidChange): string | null {
  const start = Number(/^\d+/.exec(position)?.[0] ?? NaN);
  const [before = '', after] = aminoAcids.split('/');
  if (!Number.isInteger(start) || !/^(?:-|[A-Z*]+)$/.test(before)) return null;
  if (after === undefined) return before.length === 1 && before !== '-' ? `p.${before}${start}=` : null;
  if (before === '-') return null;
  if (terms.includes('frameshift_variant')) return `p.${before[0]}${start}fs`;
  if (terms.includes('stop_lost') || terms.includes('start_lost') || !/^(?:-|[A-Z*]+)$/.test(after) || /X/.test(after)) return null;
  return trimmedChange(before, after === '-' ? '' : after, start);
}

function trimmedChange(before: string, after: string, start: number): string | null {
  let left = 0;
  while (left < before.length && left < after.length && before[left] === after[left]) left += 1;
  let right = 0;
  while (right < Math.min(before.length, after.length) - left && before.at(-1 - right) === after.at(-1 - right)) right += 1;
  const removed = before.slice(left, before.length - right);
  const inserted = after.slice(left, after.length - right);
  const from = start + left;
  if (removed === '') return duplication(before.slice(0, left), inserted, from);
  const residues = removed.length === 1 ? `${removed}${from}` : `${removed[0]}${from}_${removed.at(-1)}${from + removed.length - 1}`;
  if (inserted === '') return `p.${residues}del`;
  if (removed.length === 1 && inserted.length === 1) return `p.${residues}${inserted}`;
  return inserted.startsWith('*') && removed.length === 1 ? `p.${residues}*` : `p.${residues}delins${inserted}`;
}

function duplication(preceding: string, inserted: string, next: number): string | null {
  if (inserted === '' || !preceding.endsWith(inserted)) return null;
  const first = next - inserted.length;
  return inserted.length === 1 ? `p.${inserted}${first}dup` : `p.${inserted[0]}${first}_${inserted.at(-1)}${next - 1}dup`;
}
