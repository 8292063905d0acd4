import type { Fraction, GeneSymbol } from '../shared/primitives.ts';
import type { VariantKey } from '../prioritize/variant-key.ts';
import type { Effect } from './effect.ts';
import type { Finding, Origin } from './finding.ts';
import type { ProteinChange } from './protein-change.ts';

/** A finding in normal form: what it asserts, in keys, and what the rules need to know of it. Derived, never stored. */
export interface FindingFacts {
  readonly finding: Finding;
  readonly label: string;
  /** Genes it speaks of; both partners for a fusion, none for a biomarker. */
  readonly genes: readonly GeneSymbol[];
  /** Keys it asserts, most specific first. */
  readonly keys: readonly VariantKey[];
  /** The finding is one of these and it is not said which ("TERT promoter mutation"); a record that holds for each of them is met. */
  readonly oneOf?: readonly VariantKey[];
  readonly origin: Origin;
  readonly vaf: Fraction | null;
  readonly protein: ProteinChange | null;
  readonly cdna: string | null;
  readonly effect: Effect | null;
  /** Its FILTER is neither PASS nor `.`; it forms no tier. */
  readonly isFiltered: boolean;
  readonly populationFrequency: Fraction | null;
  /** The partners' order of a fusion is not known. */
  readonly isOrderUnknown: boolean;
  /** False for a fusion known to be out of frame. */
  readonly isInFrame: boolean;
  /** False where the text could not be read: then it is "not assessed". */
  readonly isRead: boolean;
  readonly warnings: readonly string[];
}

export const blankFacts = (finding: Finding, label: string): FindingFacts => ({
  finding,
  label,
  genes: [],
  keys: [],
  origin: 'unknown',
  vaf: null,
  protein: null,
  cdna: null,
  effect: null,
  isFiltered: false,
  populationFrequency: null,
  isOrderUnknown: false,
  isInFrame: true,
  isRead: true,
  warnings: [],
});
