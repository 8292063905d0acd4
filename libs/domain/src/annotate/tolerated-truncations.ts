import type { GeneSymbol } from '../shared/primitives.ts';
import type { ProteinChange } from './protein-change.ts';

/**
 * Truncations so near the end that the protein keeps its function; they are no loss of function.
 *
 * BRCA2 from residue 3326 on: its stop is a polymorphism (about 1.4 % of carriers; Higgs 2015, doi:10.1136/jmedgenet-2015-103206).
 */
export const TOLERATED_TRUNCATIONS: readonly { readonly gene: GeneSymbol; readonly from: number; readonly source: string }[] = [
  { gene: 'BRCA2', from: 3326, source: 'doi:10.1136/jmedgenet-2015-103206' },
];

/** The fact that a truncation here leaves the function, or null. */
export function toleratedTruncation(gene: GeneSymbol, protein: ProteinChange | null): (typeof TOLERATED_TRUNCATIONS)[number] | null {
  if (protein === null || (protein.kind !== 'stop' && protein.kind !== 'frameshift')) return null;
  return TOLERATED_TRUNCATIONS.find((fact) => fact.gene === gene && protein.from >= fact.from) ?? null;
}

/** `16/16`: the exon as annotated is the last of its transcript, in a transcript of more than one. */
export function isLastExon(exon: string | null | undefined): boolean {
  const [, number, of] = /^\s*(?:\d+-)?(\d+)\s*\/\s*(\d+)\s*$/.exec(exon ?? '') ?? [];
  return number !== undefined && number === of && of !== '1';
}
