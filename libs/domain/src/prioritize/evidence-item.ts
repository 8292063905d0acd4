import type { GeneSymbol } from '../shared/primitives.ts';
import type { Origin } from '../annotate/finding.ts';
import type { Profile } from './variant-key.ts';

export const SIGNIFICANCES = ['therapeutic', 'diagnostic', 'prognostic'] as const;
export type Significance = (typeof SIGNIFICANCES)[number];

/** therapeutic: sensitivity, resistance, adverse · diagnostic: positive, negative · prognostic: better, poor. */
export const DIRECTIONS = ['sensitivity', 'resistance', 'adverse', 'positive', 'negative', 'better', 'poor'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Kind of evidence behind an item; the tier table reads this together with `level`. */
export const EVIDENCE_KINDS = ['label', 'guideline', 'entity', 'knowledge-base'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** CIViC evidence levels; null for labels, guidelines and entities, which have none. */
export const EVIDENCE_LEVELS = ['A', 'B', 'C', 'D', 'E'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/**
 * Where a fact of our own pack stands (2-domain-rules §4). `corroborated` names the record that says the same; `second-read` was read again
 * independently; `unverified` forms its tier with low confidence and a printed warning.
 */
export type Verification =
  | { readonly status: 'corroborated'; readonly by: readonly string[] }
  | { readonly status: 'second-read'; readonly by: string }
  | { readonly status: 'unverified' };

/** A tumor type an item speaks of: OncoTree codes, or a class over the tree. */
export type DiseaseScope =
  | { readonly scope: 'types'; /** OncoTree codes; the item applies to each of them. */ readonly codes: readonly string[] }
  /** Every solid tumor; `except` lists OncoTree codes that the record leaves out with all below them, e.g. a label "other than colorectal cancer". */
  | { readonly scope: 'solid'; readonly except?: readonly string[] }
  | { readonly scope: 'any' }
  /** The source's disease has no node in OncoTree; the named error says what it was. Never tier-forming. */
  | { readonly scope: 'unmapped'; readonly name: string };

/** One record of a knowledge release, in the shape the matcher, the index and the screens read. */
export interface EvidenceItem {
  /**
   * Document id with its source: `civic:EID1234`, `label:<id>`, `guideline:<id>`, `entity:<id>`. Not unique within a release: a record whose therapies are
   * substitutes is one item a therapy, all with the id of the record.
   */
  readonly id: string;
  readonly release: string;
  readonly kind: EvidenceKind;
  readonly profile: Profile;
  /**
   * Tumors that the record leaves out by a biomarker: a PD-L1 label "without EGFR or ALK alteration". Only what the case shows counts: where it is not
   * known, the record stands.
   */
  readonly unless?: Profile;
  /** Name of the molecular profile as the source writes it, e.g. `EGFR L858R AND EGFR T790M`. */
  readonly profileName: string;
  readonly genes: readonly GeneSymbol[];
  readonly disease: DiseaseScope;
  readonly diseaseName: string;
  readonly doid?: string | null;
  readonly significance: Significance;
  readonly direction: Direction;
  /** False for CIViC "Does Not Support". */
  readonly supports: boolean;
  /** CIViC "Reduced Sensitivity" is resistance with strength `reduced`. */
  readonly strength?: 'full' | 'reduced';
  /** Lower-case generic names; several are one combination when `combination` is true, else alternatives already split by the importer. */
  readonly therapies: readonly string[];
  readonly level: EvidenceLevel | null;
  /** CIViC stars, 1–5. */
  readonly rating: number | null;
  /** PMIDs or other publication ids of this item. */
  readonly publications: readonly string[];
  readonly year: number | null;
  readonly origin: Origin | 'any';
  /** The record is flagged, or its source is retracted: excluded from tiers and listed as excluded. */
  readonly flagged?: boolean;
  /** The source's sentence, when its licence lets an installation hold it; never part of the repository. */
  readonly statement?: string | null;
  /** For labels and guidelines. */
  readonly region?: 'FDA' | 'EMA' | 'PMDA' | null;
  readonly line?: string | null;
  /** Application number, or guideline and version. */
  readonly sourceId?: string | null;
  readonly verification?: Verification;
  /** How the therapies of the record belong together; a sequential set is one option, given one after the other. */
  readonly interaction?: 'combination' | 'substitutes' | 'sequential';
  /** What a record that never forms a tier says, in the source's words: `functional: loss of function`, `predisposing: pathogenic`. */
  readonly nature?: string;
  /** Evidence that is functional, oncogenic or predisposing never forms a tier; its `significance` and `direction` then say nothing. */
  readonly tierForming: boolean;
}
