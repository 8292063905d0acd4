import { FileFault } from '../bytes/file-refusal.ts';
import type { SampleReason } from '../sample/choose-sample.ts';
import type { Row } from '../table/row.ts';

/** Names kept to choose from; a cohort may have thousands. */
const MAX_CANDIDATES = 1000;

/** Follows one sample through a file that may hold many: the stated one, else the only one. */
export class MafSamples {
  private readonly names = new Set<string>();
  private others = 0;

  constructor(private readonly stated: string | null) {}

  /** True when the row is one of the sample to be read. A file without the column is of one sample. */
  isOwn(row: Row): boolean {
    const name = row.text('Tumor_Sample_Barcode', 'Tumor_Sample', 'SAMPLE_ID') ?? '';
    if (this.names.size < MAX_CANDIDATES || name === this.stated) this.names.add(name);
    const own = this.stated ?? this.names.values().next().value;
    if (name === own) return true;
    this.others += 1;
    return false;
  }

  get candidates(): readonly string[] {
    return [...this.names].filter((name) => name !== '').sort();
  }

  get rowsOfOthers(): number {
    return this.others;
  }

  get isAmbiguous(): boolean {
    return this.stated === null && this.names.size > 1;
  }

  /** The sample that was read; null when the file does not settle it, or names none. */
  get chosen(): string | null {
    return this.isAmbiguous ? null : (this.stated ?? this.candidates[0] ?? null);
  }

  get how(): SampleReason {
    if (this.stated !== null) return 'stated';
    return this.isAmbiguous ? 'ambiguous' : 'single-column';
  }

  /** A file of no rows has no sample to miss. */
  refuseUnknown(line: number): void {
    if (this.stated === null || this.names.size === 0 || this.names.has(this.stated)) return;
    throw new FileFault('FILE.SAMPLE_NOT_FOUND', 'the stated sample has no row in the file; choose one of its samples', {
      line,
      column: 'Tumor_Sample_Barcode',
      candidates: this.candidates,
    });
  }

  refuseAmbiguous(line: number): void {
    if (!this.isAmbiguous) return;
    const reason = `which of the ${this.names.size} samples of the file is the tumor is not stated; name it`;
    throw new FileFault('FILE.TUMOR_SAMPLE_AMBIGUOUS', reason, { line, column: 'Tumor_Sample_Barcode', candidates: this.candidates });
  }
}
