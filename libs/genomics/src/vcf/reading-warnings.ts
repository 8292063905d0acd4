import type { OpenedFile } from './open-file.ts';

export interface Tally {
  alleles: number;
  notAnnotated: number;
  filtered: number;
  kept: number;
  readonly leftOut: { byConsequence: number; structural: number; absent: number; repeated: number };
}

export const emptyTally = (): Tally => ({
  alleles: 0,
  notAnnotated: 0,
  filtered: 0,
  kept: 0,
  leftOut: { byConsequence: 0, structural: 0, absent: 0, repeated: 0 },
});

/** One sentence each, ready to show; nothing that was left out stays unsaid. */
export function warningsOf(
  { alleles, notAnnotated, filtered, leftOut }: Tally,
  opened: OpenedFile,
  hasHotspots: boolean,
): readonly string[] {
  const { verdict, choice, annotation } = opened;
  const variants = alleles - leftOut.structural;
  const positionsChecked = hasHotspots && verdict.build !== null;
  const warnings = [
    verdict.warning,
    annotation.warning,
    verdict.build === null ? 'The genome build is not known: no position was compared with known hotspots.' : null,
    notAnnotated === 0
      ? null
      : `${notAnnotated} of ${variants} variants not annotated: ${positionsChecked ? 'only known hotspot positions were checked' : 'they were not assessed'}`,
    filtered === 0 ? null : `${filtered} of ${alleles} variants did not pass the filters of the caller and form no tier.`,
    leftOut.structural === 0 ? null : `${leftOut.structural} structural records are not read yet.`,
    leftOut.absent === 0 ? null : `${leftOut.absent} variants are not seen in the tumor sample and were left out.`,
    leftOut.repeated === 0 ? null : `${leftOut.repeated} variants repeat an earlier line and were counted once.`,
    choice.how === 'column-name' ? 'The tumor sample was chosen by the name of its column.' : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
