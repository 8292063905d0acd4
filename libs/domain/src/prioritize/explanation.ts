import type { Fraction, Sha256 } from '../shared/primitives.ts';
import type { Finding, Origin } from '../annotate/finding.ts';
import type { ModelScore } from '../annotate/sample-statement.ts';
import type { Direction, EvidenceKind, EvidenceLevel, Significance } from './evidence-item.ts';
import type { SampleFact } from './sample-fact.ts';
import type { VariantKey } from './variant-key.ts';

/** Match levels in sort order (2-domain-rules §2); rank = index + 1. */
export const MATCH_LEVELS = [
  'GENOMIC_EXACT',
  'PROTEIN_EXACT',
  'CDNA_EXACT',
  'CODON',
  'REGION',
  'FUSION',
  'CNA',
  'FUNCTIONAL_CLASS',
  'GENE_MUTATION',
  'SAME_RESIDUE_OTHER_CHANGE',
  'GENE_ONLY',
] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number] | 'BIOMARKER' | 'PROFILE';

/** Disease relation in sort order (§3). The first three are in class; a descendant gives its tier conditionally. */
export const DISEASE_RELATIONS = ['same', 'ancestor', 'pan-tumor', 'descendant', 'other'] as const;
export type DiseaseRelation = (typeof DISEASE_RELATIONS)[number];

export const TIERS = ['I', 'II', 'III', 'IV'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * A tier with its level. There is no II-A, II-B or III-A…D (AMP/ASCO/CAP 2017, Li et al., PMID 27993330): the type refuses them.
 */
export type TierLevel =
  | { readonly tier: 'I'; readonly level: 'A' | 'B' }
  | { readonly tier: 'II'; readonly level: 'C' | 'D' }
  | { readonly tier: 'III' | 'IV'; readonly level: null };

/** One evidence item as it counted, or did not. */
export interface MatchedItem {
  readonly item: string;
  readonly release: string;
  readonly kind: EvidenceKind;
  readonly matchLevel: MatchLevel;
  /** The key of the finding that met the key of the item, e.g. `p:BRAF:V600E ~ codon:BRAF:V600`. */
  readonly via: string;
  readonly diseaseRelation: DiseaseRelation;
  /** Hops over the disease graph; 0 for same. */
  readonly hops: number;
  readonly diseaseName: string;
  readonly evidenceLevel: EvidenceLevel | null;
  readonly rating: number | null;
  readonly publications: readonly string[];
  readonly year: number | null;
  readonly region?: string | null;
  readonly line?: string | null;
  readonly sourceId?: string | null;
  readonly verification?: string;
  /** The tier this item alone would give. */
  readonly gives?: string | null;
  readonly quote?: string | null;
}

export interface RejectedItem {
  readonly item: string;
  readonly reason: RejectionReason;
  readonly note: string;
}

/** Why an item did not count. Closed: screens and tests read the code, people the note. */
export const REJECTION_REASONS = [
  'OTHER_CHANGE_AT_RESIDUE',
  'OTHER_ALTERATION_OF_GENE',
  'PROFILE_FALSE',
  'PROFILE_UNKNOWN',
  'ORIGIN',
  'FLAGGED',
  'NOT_TIER_FORMING',
  'DISEASE_UNMAPPED',
  'DISEASE_OTHER',
  'REGION',
  'FILTERED',
  'CODING_CONFLICT',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface MissingTest {
  /** What would have to be known: a gene assayed, a histology, a biomarker. */
  readonly test: string;
  readonly why: string;
}

export const VIEW_SCHEMES = ['escat', 'nct-dktk', 'plain-levels'] as const;

/** A result in the words of another scheme, derived from the same trace. Never stored as a decision: a person assigns. */
export interface LevelView {
  readonly scheme: (typeof VIEW_SCHEMES)[number];
  readonly version: string;
  readonly level: string;
  readonly proposed: true;
  /** The item the level rests on, and what the trace does not tell. */
  readonly why: string;
}

/** One result: significance × direction × set of therapies. */
export interface FindingResult {
  readonly significance: Significance;
  readonly tier: Tier | null;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
  readonly therapies: readonly string[];
  readonly direction: Exclude<Direction, 'adverse'>;
  readonly strength?: 'full' | 'reduced';
  readonly contested: boolean;
  readonly lowConfidence: boolean;
  /** Set when the tier holds only if the histology is the record's (descendant). */
  readonly conditional?: boolean;
  /** Id of the rule that fired, e.g. `therapeutic.label.in-class`. */
  readonly rule: string;
  readonly matched: readonly MatchedItem[];
  readonly against: readonly MatchedItem[];
  readonly rejected: readonly RejectedItem[];
  readonly missingTests: readonly MissingTest[];
  /** "would be I-A if the histology were LUAD", or null. */
  readonly counterfactual: string | null;
  /** The same result in ESCAT, NCT/DKTK and plain levels: derived and proposed; therapeutic results only. */
  readonly views?: readonly LevelView[];
  readonly warnings: readonly string[];
}

export const ONCOGENICITY_CLASSES = ['oncogenic', 'likely oncogenic', 'VUS', 'likely benign', 'benign', 'not assessed'] as const;
export type OncogenicityClass = (typeof ONCOGENICITY_CLASSES)[number];

/** Oncogenicity by ClinGen/CGC/VICC (Horak 2022, PMC9081216). */
export interface Oncogenicity {
  readonly scheme: string;
  readonly points: number;
  readonly class: OncogenicityClass;
  readonly criteria: readonly CountedCriterion[];
  readonly suppressed: readonly { readonly code: string; readonly by: string }[];
  /** Criteria that could not be decided, each with the reason, in the order of the standard; a person may enter them. Small variants only. */
  readonly notAssessed?: readonly { readonly code: string; readonly why: string }[];
  /** Set where the class alone would mislead: an established change whose assessed criteria only reach "VUS", a truncation in the last exon. */
  readonly note?: string;
}

export interface CountedCriterion {
  readonly code: string;
  /** Where it was read from; for a criterion that only people entered, their reasons. */
  readonly source: string;
  /** Who entered it and why; it counts once, however many entered it and whether or not it was computed as well. */
  readonly entered?: readonly { readonly reason: string; readonly by: string | null; readonly at: string | null }[];
}

/** A score of a sequence model beside the finding: research only, read by no rule. */
export type ResearchScore = Omit<ModelScore, 'finding'>;

/** The explanation of one finding (§5): stored with the case; screen, report and language model only read it. */
export interface FindingExplanation {
  readonly finding: string;
  /** Shortest name a clinician uses: `EGFR L858R`, `EML4::ALK`. */
  readonly label: string;
  readonly subject: Finding;
  readonly keys: readonly VariantKey[];
  readonly origin: Origin;
  readonly vaf: Fraction | null;
  /** Best tier over the results; null where nothing could be assessed. */
  readonly tier: Tier | null;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
  readonly results: readonly FindingResult[];
  readonly oncogenicity: Oncogenicity;
  /** Id of the rule that gave the finding its tier, or says why it has none. */
  readonly rule: string;
  /** Near misses that belong to none of the results, the closest first. */
  readonly rejected: readonly RejectedItem[];
  /** Near misses beyond those listed: counted, never dropped in silence. */
  readonly rejectedMore: number;
  /** `filtered` findings form no tier and are shown as "confirm" when actionable. */
  readonly flags: readonly string[];
  readonly warnings: readonly string[];
  /** Statements that no one must act on: whether the reads fit the loss of both alleles. */
  readonly notes?: readonly string[];
  readonly research?: readonly ResearchScore[];
}

/** A therapy with everything that speaks for it, merged over findings; sensitivity only. */
export interface TherapyOption {
  readonly rank: number;
  readonly therapies: readonly string[];
  readonly direction: 'sensitivity';
  readonly tier: Tier;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
  readonly findings: readonly string[];
  readonly items: readonly string[];
  readonly contested: boolean;
  readonly lowConfidence: boolean;
  readonly notes: readonly string[];
}

export interface ResistanceEntry {
  readonly therapies: readonly string[];
  readonly finding: string;
  readonly strength: 'full' | 'reduced';
  readonly tier: Tier;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
  readonly items: readonly string[];
  /** The evidence is of the case's tumor type or a class above it; entries of other tumor types are context. */
  readonly inClass?: boolean;
  /** Options that this finding speaks against: therapies joined with ` + `. */
  readonly rulesOut: readonly string[];
}

export interface SafetyEntry {
  readonly therapies: readonly string[];
  readonly finding: string;
  readonly items: readonly string[];
}

/** A gene or biomarker with a therapy of Tier I-A in this tumor type of which the case says nothing. */
export interface UntestedBiomarker {
  readonly biomarker: string;
  /** `not-assayed`: the case lists what was assayed, and this gene is not among it. */
  readonly status: 'not-assayed' | 'not-known';
  /** Drugs of a combination joined with ` + `. */
  readonly therapies: readonly string[];
  readonly items: readonly string[];
}

export interface ReleaseRef {
  readonly id: string;
  readonly sha256: Sha256;
}

/** The outcome of the prioritize stage for a case, and of one line of `consilium prioritize`. */
export interface Prioritization {
  readonly ruleSet: { readonly id: string; readonly version: string; readonly sha256: Sha256 };
  readonly knowledge: readonly ReleaseRef[];
  readonly tumorType: { readonly code: string; readonly name: string };
  readonly findings: readonly FindingExplanation[];
  readonly options: readonly TherapyOption[];
  /** Shown above the options. */
  readonly resistance: readonly ResistanceEntry[];
  readonly safety: readonly SafetyEntry[];
  /** What could still be tested, the nearest to the tumor type first. */
  readonly untested?: readonly UntestedBiomarker[];
  /** Checked facts of the sample and its biomarkers (2-domain-rules §7). What is no `info` stands among the warnings as well. */
  readonly sample?: readonly SampleFact[];
  readonly warnings: readonly string[];
}
