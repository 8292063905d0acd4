import { FileFault } from '../bytes/file-refusal.ts';
import type { SampleReason } from '../sample/choose-sample.ts';

/** Names kept to choose from; a cohort may have thousands. */
const MAX_CANDIDATES = 1000;

/** Follows one sample through a table that may hold many: the stated one, else the only one. A table that names none is of one sample. */
export class TableSamples {
  private readonly names = new Set<string>();
  private others = 0;

  constructor(
    private readonly stated: string | null,
    private readonly place: { readonly line: number; readonly column: string },
  ) {}

  /** True when a row or column of this name is of the sample to be read. */
  isOwn(name: string): boolean {
    if (this.names.size < MAX_CANDIDATES || name === this.stated) this.names.add(name);
    const isOwn = name === (this.stated ?? this.names.values().next().value);
    if (!isOwn) this.others += 1;
    return isOwn;
  }

  get candidates(): readonly string[] {
    return [...this.names].sort();
  }

  get isAmbiguous(): boolean {
    return this.stated === null && this.names.size > 1;
  }

  get chosen(): string | null {
    return this.isAmbiguous ? null : (this.stated ?? this.candidates[0] ?? null);
  }

  get how(): SampleReason {
    if (this.isAmbiguous) return 'ambiguous';
    return this.stated === null ? 'single-column' : 'stated';
  }

  get warning(): string | null {
    return this.others === 0 ? null : `${this.others} rows or columns are of other samples and were not read.`;
  }

  refuseUnknown(): void {
    if (this.stated === null || this.names.size === 0 || this.names.has(this.stated)) return;
    throw new FileFault('FILE.SAMPLE_NOT_FOUND', 'the stated sample is not in the file; choose one of its samples', {
      ...this.place,
      candidates: this.candidates,
    });
  }

  refuseAmbiguous(): void {
    if (!this.isAmbiguous) return;
    const reason = `which of the ${this.names.size} samples of the file is the tumor is not stated; name it`;
    throw new FileFault('FILE.TUMOR_SAMPLE_AMBIGUOUS', reason, { ...this.place, candidates: this.candidates });
  }
}
