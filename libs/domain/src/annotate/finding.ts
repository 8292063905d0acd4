import type { Fraction, GeneSymbol, GenomeBuild } from '../shared/primitives.ts';
import type { ModelScore, SampleFacts } from './sample-statement.ts';

/**
 * A finding is a variant or biomarker in one case. The shape is that of a finding in a case line of the command-line contract, so that the
 * engine, the API and `consilium prioritize` read the same object. All fields but `id` and `kind` are optional where another identifies it.
 */
export type Finding =
  SmallVariant | CopyNumber | FusionFinding | StructuralVariant | Biomarker | ExpressionFinding | WildType | TextFinding;
export type FindingKind = Finding['kind'];

export const ORIGINS = ['somatic', 'germline', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];

interface FindingBase {
  readonly id: string;
}

/** How a small variant was seen in the tumor sample. */
export interface ReadSupport {
  /** Alternate-allele fraction in the tumor, 0–1. */
  readonly vaf?: Fraction | null;
  /** Reads at the position in the tumor. */
  readonly depth?: number | null;
  /** Reads that carry the alternate allele in the tumor. */
  readonly altReads?: number | null;
  readonly normalVaf?: Fraction | null;
  readonly normalDepth?: number | null;
}

/** One transcript consequence as the annotator wrote it. All of them are kept; the chosen one is copied into the finding. */
export interface Consequence {
  readonly gene: GeneSymbol | null;
  /** Symbol as the annotator wrote it, when normalization changed it. */
  readonly originalGene?: string;
  readonly transcript: string | null;
  /** Sequence Ontology terms, most severe first. */
  readonly terms: readonly string[];
  readonly impact: 'HIGH' | 'MODERATE' | 'LOW' | 'MODIFIER' | null;
  /** HGVS c. without accession. */
  readonly cdna: string | null;
  /** HGVS p. without accession, as written. */
  readonly protein: string | null;
  readonly exon: string | null;
  readonly isMane: boolean;
  readonly isCanonical: boolean;
}

/** Allele frequency in one population as annotated, 0–1. `population` is a gnomAD group in lower case (`afr`, `amr`, `eas`, `nfe`, `sas`, …), `all`,
 * or `max` where the file only names the highest of several. */
export interface PopulationFrequency {
  readonly population: string;
  readonly frequency: Fraction;
  /** Field of the annotation it was read from, e.g. `gnomADe_AFR_AF`. */
  readonly source: string;
}

/** Scores of computational predictors for this allele, as annotated in the file. */
export interface PredictorScores {
  /** 0–1. */
  readonly revel?: number | null;
  /** 0–1. */
  readonly alphaMissense?: number | null;
  /** PHRED-scaled. */
  readonly cadd?: number | null;
  /** Highest of the four delta scores, 0–1. */
  readonly spliceAi?: number | null;
}

export interface SmallVariant extends FindingBase, ReadSupport {
  readonly kind: 'small-variant';
  readonly gene?: GeneSymbol | null;
  readonly protein?: string | null;
  readonly cdna?: string | null;
  readonly transcript?: string | null;
  readonly chrom?: string;
  /** 1-based position of the first base of `ref` in the case's build. */
  readonly pos?: number;
  readonly ref?: string;
  readonly alt?: string;
  /** Sequence Ontology term(s) of the chosen consequence, `&`-joined. */
  readonly consequence?: string | null;
  readonly exon?: string | null;
  readonly origin?: Origin;
  /** `PASS`, `.` or the caller's filter names, `;`-joined. Anything else than PASS or `.` forms no tier. */
  readonly filter?: string;
  /** Highest allele frequency over populations, 0–1, when annotated. */
  readonly populationFrequency?: Fraction | null;
  /**
   * Every annotated population; `populationFrequency` is the highest of them. Left out where the file carries no gnomAD field for the record and no
   * frequency; an empty list says that a gnomAD field is there and none has a value: the allele was looked up and not found (OP4 of Horak 2022).
   */
  readonly populationFrequencies?: readonly PopulationFrequency[];
  readonly predictors?: PredictorScores;
  readonly consequences?: readonly Consequence[];
  /** Line of the input file. */
  readonly line?: number;
  /** Set when gene and change come from a hotspot fact at this genomic position, not from an annotation in the file. */
  readonly namedBy?: 'annotation' | 'hotspot-position';
}

export interface CopyNumber extends FindingBase {
  readonly kind: 'copy-number';
  readonly gene: GeneSymbol;
  readonly change: 'amplification' | 'gain' | 'loss' | 'deletion';
  /** Absolute copies. */
  readonly copies?: number | null;
  /** Copies of the rarer allele; 0 is loss of heterozygosity. */
  readonly minorCopies?: number | null;
  /** log2 of tumor over reference, where no absolute copies are given. */
  readonly log2?: number | null;
  readonly line?: number;
}

/** One side of a junction, 1-based. */
export interface Breakpoint {
  readonly chrom: string;
  readonly pos: number;
}

export interface FusionFinding extends FindingBase {
  readonly kind: 'fusion';
  readonly fivePrime?: GeneSymbol | null;
  readonly threePrime?: GeneSymbol | null;
  /** False when the order of the partners is not known; then look-ups must not depend on it. */
  readonly orderKnown?: boolean;
  readonly inFrame?: boolean | null;
  readonly breakpoints?: { readonly fivePrime: Breakpoint | null; readonly threePrime: Breakpoint | null };
  readonly exons?: { readonly fivePrime: string | null; readonly threePrime: string | null };
  /** What the call rests on. */
  readonly evidence?: 'DNA' | 'RNA' | 'both' | null;
  /** Reads that support the junction. */
  readonly reads?: number | null;
  readonly filter?: string;
  readonly line?: number;
}

export const STRUCTURAL_TYPES = ['DEL', 'DUP', 'INS', 'INV', 'CNV', 'BND'] as const;

/**
 * A structural variant that is no fusion of two named genes: a symbolic or breakend record. Where an annotation names a gene at a breakpoint it asserts a
 * rearrangement of it; without genes it is listed, not assessed.
 */
export interface StructuralVariant extends FindingBase, ReadSupport {
  readonly kind: 'structural-variant';
  readonly type: (typeof STRUCTURAL_TYPES)[number];
  readonly chrom: string;
  readonly pos: number;
  /** The other side: the mate of a breakend, else the end of the event on the same chromosome. */
  readonly mate: Breakpoint | null;
  /** Bases gained (positive) or lost (negative), where stated. */
  readonly length?: number | null;
  /** Genes at the breakpoints, as annotated, each once. */
  readonly genes: readonly GeneSymbol[];
  /** The gene in which both breakpoints lie: an event within it breaks no gene apart. */
  readonly within?: GeneSymbol | null;
  /** Exons and introns of the one gene that the event covers or lies in, as annotated, e.g. `2-7/28`. */
  readonly exons?: string | null;
  readonly introns?: string | null;
  /** Sequence Ontology term(s) of the one gene, `&`-joined. */
  readonly consequence?: string | null;
  /** The laboratory reports that the event truncates its genes: a loss of function of each. */
  readonly truncates?: boolean;
  readonly origin?: Origin;
  readonly filter?: string;
  readonly line?: number;
}

export interface Biomarker extends FindingBase {
  readonly kind: 'biomarker';
  /** MSI, TMB, HRD, MMR, PD-L1, HER2, ER, PR, EBV, HPV. */
  readonly name: string;
  readonly status?: string;
  readonly value?: number | null;
  readonly unit?: string;
  /** For PD-L1: TPS, CPS, IC. */
  readonly score?: string;
  readonly method?: string;
  readonly assay?: string;
  /** The status is the laboratory's own, not one that a caller computed. */
  readonly reportedBy?: 'laboratory' | 'computed';
  /** Parts of an HRD score, whose sum is the total. */
  readonly components?: { readonly lst?: number | null; readonly loh?: number | null; readonly tai?: number | null } | null;
}

export interface ExpressionFinding extends FindingBase {
  readonly kind: 'expression';
  readonly gene: GeneSymbol;
  readonly change: 'over' | 'under';
  /** Number and what it is, e.g. 3.2 and `z-score`. */
  readonly value?: number | null;
  readonly unit?: string;
  readonly line?: number;
}

export interface WildType extends FindingBase {
  readonly kind: 'wild-type';
  readonly gene: GeneSymbol;
}

export interface TextFinding extends FindingBase {
  readonly kind: 'text';
  readonly text: string;
}

/** What the reading of one input file yields besides the findings. Counts never hide: every record is in exactly one of them. */
export interface VariantCounts {
  readonly records: number;
  /** Alternate alleles after splitting multi-allelic records. */
  readonly alleles: number;
  readonly notAnnotated: number;
  /** Alleles whose FILTER is neither PASS nor `.`; they form no tier. */
  readonly filtered: number;
  /** Alleles kept as findings. */
  readonly kept: number;
  /** Alleles left out of the findings by consequence (intergenic, intronic, …) and not at a known position. */
  readonly leftOut: number;
}

/** The outcome of the annotate stage. */
export interface AnnotatedSample {
  readonly build: GenomeBuild | null;
  readonly findings: readonly Finding[];
  readonly counts: VariantCounts;
  /** One sentence each, ready to show: "N of M variants not annotated: only known hotspot positions were checked". */
  readonly warnings: readonly string[];
  /** Genes the assay covered, or null when not stated. */
  readonly assayed: readonly GeneSymbol[] | null;
  /** What the file itself says about the sample (tumor content, ploidy, specimen, …); what the case states stands before it. */
  readonly stated?: SampleFacts;
  /** Scores of sequence models that a file of them gives; research only. */
  readonly modelScores?: readonly ModelScore[];
}
