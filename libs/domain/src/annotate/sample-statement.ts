import type { Fraction } from '../shared/primitives.ts';

/** What a case or one of its files states about the sample. */
export interface SampleFacts {
  /** Tumor content, 0–1. */
  readonly purity?: Fraction | null;
  readonly ploidy?: number | null;
  /** No matched normal was sequenced. */
  readonly tumorOnly?: boolean | null;
  /** `tissue`, `cfDNA`, … */
  readonly specimen?: string | null;
  readonly assay?: string | null;
  /** How the tumor content was found. */
  readonly purityMethod?: 'histologic' | 'computed' | null;
  /** Callable share of the target, 0–1. */
  readonly callability?: Fraction | null;
  /** Cell-free DNA was sequenced with matched white cells. */
  readonly matchedWhiteCells?: boolean | null;
}

/** A score of a sequence model, imported from a file. Research only: it is shown, and no rule reads it. */
export interface ModelScore {
  readonly finding: string;
  readonly model: string;
  readonly version: string | null;
  /** What the number is, e.g. `expression log fold change, lung`. */
  readonly output: string;
  readonly score: number;
}
