import type { CopyNumber } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import type { ReadingContext } from './reading-context.ts';
import { resolveGene } from './resolve-gene.ts';

/** A deeper change includes the milder one of the same direction: an amplification is a gain, a homozygous deletion is a loss and a loss of function. */
const KEYS: Readonly<Record<CopyNumber['change'], (gene: string) => readonly string[]>> = {
  amplification: (gene) => [`cna:${gene}:amplification`, `cna:${gene}:gain`],
  gain: (gene) => [`cna:${gene}:gain`],
  deletion: (gene) => [`cna:${gene}:deletion`, `cna:${gene}:loss`, `lof:${gene}`],
  loss: (gene) => [`cna:${gene}:loss`],
};

/** Amplification: ≥ 5 copies absolute or ≥ 2.5 × ploidy, else gain (2-domain-rules §7); without copies the laboratory's word stands. */
export function readCopyNumber(finding: CopyNumber, context: ReadingContext): FindingFacts {
  const { gene, warnings } = resolveGene(finding.gene, context);
  const change = changeByCopies(finding, context);
  const differs =
    change === finding.change
      ? []
      : [`${gene}: reported as ${finding.change} with ${String(finding.copies)} copies, counted as ${change} by the site's policy.`];
  return {
    ...blankFacts(finding, `${gene} ${change}`),
    genes: [gene],
    keys: KEYS[change](gene),
    origin: 'somatic',
    effect: change === 'deletion' ? 'gene-loss' : null,
    warnings: [...warnings, ...differs],
  };
}

function changeByCopies({ change, copies }: CopyNumber, { biomarkers, ploidy }: ReadingContext): CopyNumber['change'] {
  if (copies === null || copies === undefined || change === 'loss' || change === 'deletion') return change;
  const { copies: absolute, timesPloidy } = biomarkers.amplification;
  return copies >= absolute || (ploidy !== null && ploidy > 0 && copies >= timesPloidy * ploidy) ? 'amplification' : 'gain';
}
