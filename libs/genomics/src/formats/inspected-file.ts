import type { FileSummary } from '@consilium/domain';
import type { SampleReason } from '../sample/choose-sample.ts';

/** What a file says of itself and of its samples. */
export interface InspectedFile extends FileSummary {
  readonly normalSample: string | null;
  readonly tumorSampleHow: SampleReason;
  /** Samples to choose the tumor from when it is ambiguous. */
  readonly candidates: readonly string[];
}
