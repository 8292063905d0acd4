import type { CopyNumber, GeneSymbol } from '@consilium/domain';
import { changeOfCopies, changeOfLog2 } from './change-of.ts';
import type { GenePosition } from './gene-positions.ts';
import type { Segment } from './segment.ts';

/** Share of a gene's body that must lie in segments for its copies to be stated. */
const MIN_COVERED = 0.5;

export interface GeneLevels {
  readonly copies: number | null;
  readonly minor: number | null;
  readonly log2: number | null;
  readonly line: number;
}

/**
 * Levels of one gene over the segments that touch its body; null where they cover less than half of it.
 * The lowest segment counts: a gene that is partly deleted is lost, and one that is partly amplified is not whole in the amplicon.
 */
export function levelsOfGene(gene: GenePosition, segments: readonly Segment[]): GeneLevels | null {
  const touching = segments.filter(({ chrom, start, end }) => chrom === gene.chrom && start <= gene.end && end >= gene.start);
  const covered = touching.reduce((sum, { start, end }) => sum + Math.min(end, gene.end) - Math.max(start, gene.start) + 1, 0);
  if (covered < MIN_COVERED * (gene.end - gene.start + 1)) return null;
  const level = ({ copies, log2 }: Segment): number => copies ?? log2 ?? Number.POSITIVE_INFINITY;
  const lowest = touching.reduce((least, segment) => (level(segment) < level(least) ? segment : least));
  const { copies, minor, log2, line } = lowest;
  return { copies, minor, log2, line };
}

/** A change in the direction that means something in this gene. One copy of X is normal in men, so that only its full loss counts there. */
export function changeAt(gene: GenePosition, levels: GeneLevels, ploidy: number | null): CopyNumber | null {
  const change = changeOf(levels, ploidy);
  const isLoss = change === 'loss' || change === 'deletion';
  if (change === null || isLoss !== (gene.looksFor === 'loss') || (gene.chrom === 'X' && change === 'loss')) return null;
  return copyNumberOf(gene.gene, change, levels);
}

export const changeOf = ({ copies, minor, log2 }: GeneLevels, ploidy: number | null): CopyNumber['change'] | null =>
  copies !== null ? changeOfCopies(copies, minor, ploidy) : log2 === null ? null : changeOfLog2(log2);

export const copyNumberOf = (gene: GeneSymbol, change: CopyNumber['change'], { copies, minor, log2, line }: GeneLevels): CopyNumber => ({
  id: `cna:${gene}:${change}`,
  kind: 'copy-number',
  gene,
  change,
  ...(copies === null ? {} : { copies }),
  ...(minor === null ? {} : { minorCopies: minor }),
  ...(log2 === null ? {} : { log2 }),
  line,
});

/** Bases of chromosomes 1 to 22, rounded down; the two builds differ by less than 1 %. */
const AUTOSOMES = 2_870_000_000;

/** Mean copies over the autosomes, weighted by length; null where segments with copies cover less than half of them. */
export function ploidyOf(segments: readonly Segment[]): number | null {
  let bases = 0;
  let copied = 0;
  for (const { chrom, start, end, copies } of segments) {
    if (copies === null || !/^\d+$/.test(chrom)) continue;
    bases += end - start + 1;
    copied += copies * (end - start + 1);
  }
  return bases < AUTOSOMES / 2 ? null : Math.round((copied / bases) * 100) / 100;
}
