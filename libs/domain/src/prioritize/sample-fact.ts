/**
 * What is known of the sample, checked (2-domain-rules §7). `info` is shown, `warning` must be read, `hold` is what intake stops a case for: it is here only
 * where someone let the case pass.
 */
export interface SampleFact {
  readonly code: SampleFactCode;
  readonly severity: (typeof SAMPLE_SEVERITIES)[number];
  /** One sentence, ready to show. */
  readonly text: string;
  /** Findings that it speaks of. */
  readonly findings?: readonly string[];
}

export const SAMPLE_SEVERITIES = ['info', 'warning', 'hold'] as const;

export const SAMPLE_FACT_CODES = [
  'TUMOR_CONTENT',
  'TUMOR_CONTENT_METHOD',
  'TUMOR_CONTENT_MISSING',
  'CALLABILITY',
  'CLONAL_HEMATOPOIESIS',
  'TMB_INFLATED',
  'BIOMARKER_METHOD',
  'HRD_TOTAL',
  'TWO_HITS',
] as const;
export type SampleFactCode = (typeof SAMPLE_FACT_CODES)[number];
