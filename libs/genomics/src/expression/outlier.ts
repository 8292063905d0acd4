import type { ExpressionFinding, GeneSymbol } from '@consilium/domain';

/**
 * Standard deviations from the mean of a cohort at which a gene counts as over- or underexpressed: the convention of cBioPortal's mRNA z-scores
 * (Cerami 2012, PMID 22588877). A level without a cohort is no outlier.
 */
export const OUTLIER_Z = 2;

export function outlier(gene: GeneSymbol, z: number, line?: number): ExpressionFinding | null {
  if (Math.abs(z) < OUTLIER_Z) return null;
  const change = z > 0 ? 'over' : 'under';
  return {
    id: `e:${gene}:${change}`,
    kind: 'expression',
    gene,
    change,
    value: z,
    unit: 'z-score',
    ...(line === undefined ? {} : { line }),
  };
}
