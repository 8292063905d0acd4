import { DEFAULT_BIOMARKER_POLICY } from '../annotate/biomarker-policy.ts';
import type { BiomarkerPolicy } from '../annotate/biomarker-policy.ts';
import type { OncogenicityScheme } from './oncogenicity-criteria.ts';

/** What a site may decide about tiers. Data: stored, versioned and hashed with the rule set. */
export interface PrioritizePolicy {
  /** Regions whose labels give I-A; a label of another region gives II-C with the region named. */
  readonly regions: readonly ('FDA' | 'EMA' | 'PMDA')[];
  /** A CIViC level B item that is weak (under 3 stars and one publication) in class: I-B with low confidence, or II-C. */
  readonly weakLevelB: 'I-B-low-confidence' | 'II-C';
  readonly biomarkers: BiomarkerPolicy;
  /** Cut-offs of oncogenicity by name; left out, those of the standard. */
  readonly oncogenicityScheme?: OncogenicityScheme;
  /** How many near misses a finding lists; what is beyond is counted, never dropped silently. */
  readonly nearMisses: number;
}

export const DEFAULT_PRIORITIZE_POLICY: PrioritizePolicy = {
  regions: ['FDA', 'EMA'],
  weakLevelB: 'I-B-low-confidence',
  biomarkers: DEFAULT_BIOMARKER_POLICY,
  nearMisses: 20,
};
