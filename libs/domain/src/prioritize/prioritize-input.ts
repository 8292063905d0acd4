import type { Finding } from '../annotate/finding.ts';
import type { ModelScore, SampleFacts } from '../annotate/sample-statement.ts';
import type { GeneSymbol, GenomeBuild } from '../shared/primitives.ts';

/** Tumor type as the user gave it: a code of OncoTree or a DOID, a text, or code and text together. */
export interface TumorTypeRef {
  readonly system?: 'oncotree' | 'doid' | null;
  readonly code?: string | null;
  readonly text?: string | null;
}

export interface PriorTherapy {
  readonly therapies: readonly string[];
  /** Best response by RECIST, e.g. `PD`, `SD`, `PR`, `CR`. */
  readonly response?: string | null;
}

export interface Treatment {
  /** Line now to be decided, 1 for the first. */
  readonly line?: number | null;
  readonly prior?: readonly PriorTherapy[];
}

/** The line now to be decided: as stated, else the one after the treatments given; null where neither is known. */
export function lineOf(treatment: Treatment | null | undefined): number | null {
  const given = treatment?.prior?.length ?? 0;
  return treatment?.line ?? (given > 0 ? given + 1 : null);
}

/** A criterion of oncogenicity that a person entered for a finding, with the reason. */
export interface EnteredCriterion {
  readonly finding: string;
  /** Code of the scheme, e.g. `OS2`. */
  readonly code: string;
  readonly reason: string;
  readonly by?: string | null;
  readonly at?: string | null;
  /** The evidence is for this nucleotide change, not only for the protein change: OS2 and OS3 then stand beside OS1. */
  readonly nucleotideSpecific?: boolean | null;
}

/** A case as `consilium prioritize` reads it, one line of a batch. */
export interface PrioritizeInput {
  readonly case: string;
  readonly tumorType: TumorTypeRef;
  readonly build?: GenomeBuild | null;
  /** Genes assayed, or null for unknown: wild type is then unknown unless a finding states it. */
  readonly assayed?: readonly GeneSymbol[] | null;
  readonly treatment?: Treatment | null;
  readonly sample?: SampleFacts | null;
  readonly findings: readonly Finding[];
  readonly criteria?: readonly EnteredCriterion[];
  readonly modelScores?: readonly ModelScore[];
  /** Sentences of the reading of the file, passed through to the result: "N of M variants not annotated …". */
  readonly warnings?: readonly string[];
}
