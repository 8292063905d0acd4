import { isBeyondEnd } from '@consilium/domain';
import type { GenomeBuild } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import type { Row } from '../table/row.ts';
import type { InspectedFile } from '../formats/inspected-file.ts';

/**
 * The build of a MAF stands in every row. Rows of two builds, and a statement that the rows contradict, are mixed builds; so is a position
 * beyond the end of its chromosome.
 */
export class MafBuild {
  private readonly seen = new Map<GenomeBuild, number>();

  constructor(
    private readonly stated: GenomeBuild | null,
    private readonly reportsConflict: boolean,
  ) {}

  /** @throws FileFault `FILE.MIXED_BUILDS` at the row that proves it */
  take(row: Row): void {
    const build = row.build('NCBI_Build', 'Genome_Build', 'Reference_Genome');
    if (build === null || this.seen.has(build)) return;
    this.seen.set(build, row.line);
    if (!this.isConflict || this.reportsConflict) return;
    const reason = this.seen.size > 1 ? 'the rows name both GRCh37 and GRCh38; split the file' : `${String(this.stated)} is stated but the row says ${build}; correct the build or replace the file`; // prettier-ignore
    throw new FileFault('FILE.MIXED_BUILDS', reason, { line: row.line, column: 'NCBI_Build', evidence: this.evidence });
  }

  refuseForeign(row: Row, chrom: string, pos: number): void {
    const { build } = this;
    if (build === null || !isBeyondEnd(chrom, pos, build)) return;
    const reason = `the position lies beyond the end of its chromosome in ${build}; correct the build or replace the file`;
    throw new FileFault('FILE.MIXED_BUILDS', reason, { line: row.line, column: 'Start_Position', evidence: this.evidence });
  }

  get build(): GenomeBuild | null {
    return this.isConflict ? null : (this.stated ?? this.seen.keys().next().value ?? null);
  }

  get isConflict(): boolean {
    return new Set([...(this.stated === null ? [] : [this.stated]), ...this.seen.keys()]).size > 1;
  }

  get evidence(): InspectedFile['buildEvidence'] {
    const stated = this.stated === null ? [] : [{ source: 'stated', build: this.stated, line: null }];
    return [...stated, ...[...this.seen].map(([build, line]) => ({ source: 'NCBI_Build', build, line }))];
  }
}
