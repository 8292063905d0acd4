import type { VariantCounts } from '@consilium/domain';
import { isPassing } from '../vcf/origin-of.ts';
import type { MafRow } from './maf-row.ts';

/** Counts of the rows of one sample, and what is to be said about them. */
export class MafTally {
  private rows = 0;
  private notAnnotated = 0;
  private filtered = 0;
  private silent = 0;
  private kept = 0;
  private readonly leftOut = { byConsequence: 0, absent: 0, repeated: 0 };
  private readonly doubts = new Map<string, { first: number; rows: number }>();

  count(row: MafRow, line: number): void {
    this.rows += 1;
    if (!row.isAnnotated) this.notAnnotated += 1;
    if (!isPassing(row.filter)) this.filtered += 1;
    if (row.isSilent) this.silent += 1;
    if (row.leftOut !== null) this.leftOut[row.leftOut] += 1;
    for (const doubt of row.doubts) {
      const before = this.doubts.get(doubt);
      this.doubts.set(doubt, { first: before?.first ?? line, rows: (before?.rows ?? 0) + 1 });
    }
  }

  keep(isRepeated: boolean): void {
    if (isRepeated) this.leftOut.repeated += 1;
    else this.kept += 1;
  }

  get counts(): VariantCounts {
    const { byConsequence, absent, repeated } = this.leftOut;
    const { rows, notAnnotated, filtered, kept } = this;
    return { records: rows, alleles: rows, notAnnotated, filtered, kept, leftOut: byConsequence + absent + repeated };
  }

  warnings(positionsChecked: boolean): readonly string[] {
    const { rows, notAnnotated, filtered, silent, leftOut } = this;
    const sentences = [
      rows === 0 ? 'The file holds no variant record.' : null,
      notAnnotated === 0
        ? null
        : `${notAnnotated} of ${rows} variants not annotated: ${positionsChecked ? 'only known hotspot positions were checked' : 'they were not assessed'}`,
      filtered === 0 ? null : `${filtered} of ${rows} variants did not pass the filters of the caller and form no tier.`,
      silent === 0 ? null : `${silent} of ${rows} variants are silent.`,
      leftOut.absent === 0 ? null : `${leftOut.absent} variants are not seen in the tumor sample and were left out.`,
      leftOut.repeated === 0 ? null : `${leftOut.repeated} variants repeat an earlier line and were counted once.`,
    ];
    return [...sentences.filter((sentence) => sentence !== null), ...this.doubtSentences()];
  }

  private doubtSentences(): readonly string[] {
    return [...this.doubts].map(([doubt, { first, rows }]) =>
      rows === 1 ? `Line ${first}: ${doubt}; check the row.` : `Line ${first} and ${rows - 1} more: ${doubt}; check the rows.`,
    );
  }
}
