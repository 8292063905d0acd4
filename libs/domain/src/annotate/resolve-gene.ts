import type { GeneSymbol } from '../shared/primitives.ts';
import { lookupGene } from './gene-table.ts';
import type { ReadingContext } from './reading-context.ts';

/** Approved symbol of a written gene. An ambiguous alias stays as written, so that nothing matches by guess, and is named. */
export function resolveGene(written: string, context: ReadingContext): { readonly gene: GeneSymbol; readonly warnings: readonly string[] } {
  const found = lookupGene(context.genes, written);
  if (found.kind === 'approved' || found.kind === 'alias') return { gene: found.symbol, warnings: [] };
  if (found.kind === 'unknown') return { gene: found.written, warnings: [] };
  return {
    gene: written.trim(),
    warnings: [`Gene name ${written.trim()} stands for ${found.candidates.join(' and ')}: state the approved symbol.`],
  };
}
