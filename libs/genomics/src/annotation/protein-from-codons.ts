import { residueChange } from './residue-change.ts';

/** Fields of an annotation without HGVS: `V/E`, `600/766`, terms. */
export interface AminoAcidChange {
  readonly aminoAcids: string;
  readonly position: string;
  readonly terms: readonly string[];
}

const RESIDUES = /^(?:-|[A-Z*]+)$/;

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
 * | -/G | 770-771 | p.Xaa770_Xaa771insG |
 * | a start or stop lost, residues that are not known (X) | | null |
 */
export function proteinFromCodons({ aminoAcids, position, terms }: AminoAcidChange): string | null {
  const start = Number(/^\d+/.exec(position)?.[0] ?? NaN);
  const [before = '', after, ...more] = aminoAcids.split('/');
  if (!Number.isInteger(start) || start === 0 || !RESIDUES.test(before) || more.length > 0) return null;
  if (after === undefined) return before.length === 1 && before !== '-' ? `p.${before}${start}=` : null;
  if (terms.includes('frameshift_variant')) return before === '-' || before === 'X' ? null : `p.${before[0]}${start}fs`;
  if (terms.includes('stop_lost') || terms.includes('start_lost')) return null;
  if (!RESIDUES.test(after) || /X/.test(before + after)) return null;
  return before === '-' ? residueChange('', after, start + 1) : residueChange(before, after === '-' ? '' : after, start);
}
