/**
 * Site policy for values that a laboratory reports as numbers (2-domain-rules §7). A threshold holds for the assays it was set for; the value of
 * another assay is not classified. A finding that names no assay counts as one of the site's own.
 */
export interface BiomarkerPolicy {
  readonly tmbHigh: AssayThreshold;
  readonly hrdPositive: AssayThreshold;
  /** Copies from which a gain is an amplification, absolute or relative to the sample's ploidy. */
  readonly amplification: { readonly copies: number; readonly timesPloidy: number };
}

export interface AssayThreshold {
  readonly atLeast: number;
  /** Assay names in lower case; a finding's assay must contain one of them. */
  readonly assays: readonly string[];
}

/** TMB ≥ 10 mut/Mb: FDA P170019/S016 for FoundationOne CDx. HRD (genomic instability score) ≥ 42: myChoice CDx, Telli 2016, PMID 26957554. */
export const DEFAULT_BIOMARKER_POLICY: BiomarkerPolicy = {
  tmbHigh: { atLeast: 10, assays: ['foundationone cdx', 'foundationone', 'f1cdx'] },
  hrdPositive: { atLeast: 42, assays: ['mychoice'] },
  amplification: { copies: 5, timesPloidy: 2.5 },
};
