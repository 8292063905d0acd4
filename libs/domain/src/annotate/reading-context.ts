import type { GeneSymbol, GenomeBuild } from '../shared/primitives.ts';
import type { Hotspot } from '../prioritize/knowledge-snapshot.ts';
import type { Profile, VariantKey } from '../prioritize/variant-key.ts';
import { DEFAULT_BIOMARKER_POLICY } from './biomarker-policy.ts';
import type { BiomarkerPolicy } from './biomarker-policy.ts';
import { buildGeneTable } from './gene-table.ts';
import type { GeneTable } from './gene-table.ts';

/**
 * Classifies what a person wrote (`EGFR exon 19 deletion`, `HER2 amplification`, `MSI-High`) into gene and keys, the most specific first;
 * implemented by the knowledge package. Keys are `['text']` where it cannot say.
 */
export type TextClassifier = (
  text: string,
  genes: GeneTable,
) => {
  readonly gene: GeneSymbol | null;
  readonly keys: readonly VariantKey[];
  /** Says of several keys whether all hold (`and`) or one of them. */
  readonly profile?: Profile;
  /** How the text was taken, where a reader could think otherwise; one sentence. */
  readonly note?: string;
};

/** What is needed to read a finding into keys. */
export interface ReadingContext {
  readonly build: GenomeBuild | null;
  readonly genes: GeneTable;
  readonly biomarkers: BiomarkerPolicy;
  /** Ploidy of the sample, when known. */
  readonly ploidy: number | null;
  /** The sample is cell-free DNA: thresholds that were set on tissue do not hold. */
  readonly isCellFree: boolean;
  /** Without it, text findings are not assessed. */
  readonly classifyText: TextClassifier | null;
  /** Hotspot facts by genomic key. */
  readonly hotspotAt: (key: VariantKey) => Hotspot | null;
  /** Hotspot facts of a gene. */
  readonly hotspotsOf: (gene: GeneSymbol) => readonly Hotspot[];
}

export const readingContext = (given: Partial<ReadingContext> = {}): ReadingContext => ({
  build: null,
  genes: buildGeneTable([]),
  biomarkers: DEFAULT_BIOMARKER_POLICY,
  ploidy: null,
  isCellFree: false,
  classifyText: null,
  hotspotAt: () => null,
  hotspotsOf: () => [],
  ...given,
});
