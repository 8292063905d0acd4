import type { OpenedFile } from './open-file.ts';

export interface Tally {
  alleles: number;
  notAnnotated: number;
  filtered: number;
  kept: number;
  readonly leftOut: {
    byConsequence: number;
    /** Structural alleles of which no gene at a breakpoint is known. */
    structural: number;
    structuralByConsequence: number;
    /** Second records of a pair of breakends. */
    paired: number;
    /** Later records of a compound change. */
    compound: number;
    absent: number;
    repeated: number;
  };
  /** All structural alleles that the tumor has. */
  structural: number;
  /** Genes lost or gained whole that the knowledge does not name. */
  unlistedGenes: number;
}

export const emptyTally = (): Tally => ({
  alleles: 0,
  notAnnotated: 0,
  filtered: 0,
  kept: 0,
  leftOut: { byConsequence: 0, structural: 0, structuralByConsequence: 0, paired: 0, compound: 0, absent: 0, repeated: 0 },
  structural: 0,
  unlistedGenes: 0,
});

/** One sentence each, ready to show; nothing that was left out stays unsaid. */
export function warningsOf(
  { alleles, notAnnotated, filtered, leftOut, structural, unlistedGenes }: Tally,
  opened: OpenedFile,
  hasHotspots: boolean,
): readonly string[] {
  const { verdict, choice, annotation } = opened;
  const variants = alleles - structural;
  const positionsChecked = hasHotspots && verdict.build !== null;
  const warnings = [
    verdict.warning,
    annotation.warning,
    verdict.build === null ? 'The genome build is not known: no position was compared with known hotspots.' : null,
    notAnnotated === 0
      ? null
      : `${notAnnotated} of ${variants} variants not annotated: ${positionsChecked ? 'only known hotspot positions were checked' : 'they were not assessed'}`,
    filtered === 0 ? null : `${filtered} of ${alleles} variants did not pass the filters of the caller and form no tier.`,
    leftOut.structural === 0
      ? null
      : `${leftOut.structural} structural variants without gene annotation at their breakpoints were not assessed.`,
    unlistedGenes === 0 ? null : `${unlistedGenes} genes lost or gained whole are not in the knowledge and are not listed.`,
    leftOut.compound === 0 ? null : `${leftOut.compound} variants are part of a compound change that an earlier record names.`,
    leftOut.absent === 0 ? null : `${leftOut.absent} variants are not seen in the tumor sample and were left out.`,
    leftOut.repeated === 0 ? null : `${leftOut.repeated} variants repeat an earlier line and were counted once.`,
    choice.how === 'column-name' ? 'The tumor sample was chosen by the name of its column.' : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
