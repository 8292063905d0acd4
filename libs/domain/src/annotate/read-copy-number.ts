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

/**
 * Copy-number calls (2-domain-rules §7): copies decide where they are given, else the laboratory's word stands.
 *
 * | reported | copies | counted as |
 * |---|---|---|
 * | amplification, gain | ≥ 5, or ≥ 2.5 × ploidy | amplification |
 * | amplification, gain | over 2 and over the ploidy, below that | gain |
 * | amplification, gain | not more than 2 or the ploidy | nothing: a contradiction |
 * | loss, deletion | rounded 0 (under 0.5) | deletion (homozygous) |
 * | loss, deletion | below 2 or the ploidy | loss (heterozygous) |
 * | loss, deletion | not below | loss if one parental allele is gone (minor 0), else nothing: a contradiction |
 * | any | not given | as reported; against the sign of log2: nothing, a contradiction |
 *
 * Where the ploidy is not known it is taken for 2.
 */
export function readCopyNumber(finding: CopyNumber, context: ReadingContext): FindingFacts {
  const { gene, warnings } = resolveGene(finding.gene, context);
  const change = changeByCopies(finding, context);
  if (change === null) return contradictory(finding, gene, warnings);
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

/** Under this many copies the gene is gone from the tumor cells: the estimate rounds to none. */
export const HOMOZYGOUS_BELOW = 0.5;

function changeByCopies(finding: CopyNumber, context: ReadingContext): CopyNumber['change'] | null {
  const { change, copies, log2 } = finding;
  const isUp = change === 'amplification' || change === 'gain';
  if (copies === null || copies === undefined) {
    const isAgainst = log2 !== null && log2 !== undefined && (isUp ? log2 < 0 : log2 > 0);
    return isAgainst ? null : change;
  }
  const ploidy = context.ploidy !== null && context.ploidy > 0 ? context.ploidy : NORMAL_PLOIDY;
  return isUp ? gainByCopies(copies, ploidy, context) : lossByCopies(copies, ploidy, finding);
}

const NORMAL_PLOIDY = 2;

function gainByCopies(copies: number, ploidy: number, { biomarkers }: ReadingContext): CopyNumber['change'] | null {
  const { copies: absolute, timesPloidy } = biomarkers.amplification;
  if (copies >= absolute || copies >= timesPloidy * ploidy) return 'amplification';
  return copies > NORMAL_PLOIDY || copies > ploidy ? 'gain' : null;
}

function lossByCopies(copies: number, ploidy: number, { minorCopies }: CopyNumber): CopyNumber['change'] | null {
  if (copies < HOMOZYGOUS_BELOW) return 'deletion';
  return copies < Math.max(NORMAL_PLOIDY, ploidy) || minorCopies === 0 ? 'loss' : null;
}

/** A finding that says two things asserts neither; it is listed with what to mend. */
const contradictory = (finding: CopyNumber, gene: string, warnings: readonly string[]): FindingFacts => ({
  ...blankFacts(finding, `${gene} ${finding.change}`),
  genes: [gene],
  origin: 'somatic',
  isRead: false,
  warnings: [
    ...warnings,
    `${gene}: ${finding.change} contradicts ${finding.copies === null || finding.copies === undefined ? `log2 ${String(finding.log2)}` : `${finding.copies} copies`}; it counts for nothing until the record is corrected.`,
  ],
});
