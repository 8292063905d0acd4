import type { StructuralVariant } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import type { ReadingContext } from './reading-context.ts';
import { isFiltered } from './read-small-variant.ts';
import { resolveGene } from './resolve-gene.ts';

/** A structural variant asserts a rearrangement of the genes that it breaks; an event within one gene, or between genes, asserts nothing. One that the laboratory reports as a truncation is a loss of function as well. */
export function readStructural(finding: StructuralVariant, context: ReadingContext): FindingFacts {
  const resolved = finding.genes.map((name) => resolveGene(name, context));
  const genes = [...new Set(resolved.map(({ gene }) => gene))].sort();
  const where = genes.length > 0 ? genes.join('/') : `${finding.chrom}:${finding.pos}`;
  return {
    ...blankFacts(finding, `${where} ${finding.type}`),
    genes,
    keys: [...(finding.within ? [] : genes.map((gene) => `rearrangement:${gene}`)), ...(finding.truncates ? genes.map((gene) => `lof:${gene}`) : [])],
    effect: finding.truncates && genes.length > 0 ? 'gene-loss' : null,
    origin: finding.origin ?? 'unknown',
    vaf: finding.vaf ?? null,
    isFiltered: isFiltered(finding.filter),
    isRead: genes.length > 0,
    warnings: resolved.flatMap(({ warnings }) => warnings),
  };
}
