import type { GenomeBuild, GeneSymbol, Instant, Sha256 } from '../shared/primitives.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { ReleaseRef } from './explanation.ts';

/** A node of the tumor-type graph (OncoTree codes). */
export interface TumorType {
  readonly code: string;
  readonly name: string;
  /** Code of the parent, or null for the root `TISSUE`. */
  readonly parent: string | null;
  /** Hematologic and lymphoid types are outside "solid tumor". */
  readonly hematologic: boolean;
  /** Ids of the same disease elsewhere, e.g. `UMLS:C0152013`, `NCI:C3512`; only where an imported OncoTree has them. */
  readonly references?: readonly string[];
}

export const GENE_ROLES = ['oncogene', 'tumor-suppressor', 'both', 'fusion', 'other'] as const;
export type GeneRoleName = (typeof GENE_ROLES)[number];

export interface GeneRole {
  readonly symbol: GeneSymbol;
  readonly aliases: readonly string[];
  readonly role: GeneRoleName;
  /** MANE Select transcript accession without version, when known to the pack. */
  readonly mane?: string | null;
  /** On the any-tumor list for germline confirmation (2-domain-rules §8). */
  readonly germlineRelevant?: boolean;
  /** OncoTree codes of the tumors in which confirmation is asked for, where the gene is not on the any-tumor list. */
  readonly germlineTumors?: readonly string[];
}

/** A known change with its genomic positions, so that a file without annotation can still be checked for it. */
export interface Hotspot {
  readonly gene: GeneSymbol;
  /** Protein key, e.g. `V600E`; null for splice or promoter changes. */
  readonly protein: string | null;
  readonly cdna: string | null;
  readonly positions: readonly {
    readonly build: GenomeBuild;
    readonly chrom: string;
    readonly pos: number;
    readonly ref: string;
    readonly alt: string;
  }[];
  readonly source: string;
  /** Tumor samples with a change at the residue and with this change ("at least" is enough), for OS3, OM3 and OP3 of Horak 2022; left out when not known for sure. */
  readonly samples?: { readonly atResidue: number; readonly withChange: number; readonly source: string } | null;
  /** Source of well-established functional studies that show the oncogenic effect (OS2 of Horak 2022), e.g. a PMID. */
  readonly functional?: string | null;
}

/** One file of facts of a release, in the program's own shape: what the matcher, the index and the screens read. */
export interface KnowledgeRelease extends ReleaseRef {
  /** `starter`, `civic`, `labels`, … The newest release of each source is used by default. */
  readonly source: string;
  /** Date of the source's release, YYYY-MM-DD, or null. */
  readonly releasedOn: string | null;
  readonly importedAt: Instant;
  readonly counts: Readonly<Record<string, number>>;
  readonly refusedRows: readonly RefusedRow[];
}

export interface RefusedRow {
  readonly file: string;
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly id: string | null;
  readonly reason: string;
}

/** The immutable content of a release; its SHA-256 is taken over the canonical JSON of this object. */
export interface ReleaseContent {
  readonly source: string;
  readonly releasedOn: string | null;
  readonly items: readonly EvidenceItem[];
  readonly tumorTypes: readonly TumorType[];
  readonly genes: readonly GeneRole[];
  readonly hotspots: readonly Hotspot[];
  readonly refusedRows: readonly RefusedRow[];
}

/** Everything the engine needs to know for one case: the union of the pinned releases. Its indexes are built by `indexKnowledge`. */
export interface KnowledgeSnapshot {
  readonly releases: readonly {
    readonly id: string;
    readonly sha256: Sha256;
    /** Date of the source's release, YYYY-MM-DD; null or absent where the source states none. */
    readonly releasedOn?: string | null;
  }[];
  readonly items: readonly EvidenceItem[];
  readonly tumorTypes: readonly TumorType[];
  readonly genes: readonly GeneRole[];
  readonly hotspots: readonly Hotspot[];
}
