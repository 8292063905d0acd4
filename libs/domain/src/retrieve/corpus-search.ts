import type { CorpusDocument, ImportedCorpus, TextSpan } from './source-document.ts';

/** What a query asks for, field by field. Built from the explanation or from an understood question, never from prose. */
export interface SearchFacets {
  readonly genes: readonly string[];
  /** Variant forms: short name, codon, exon wording. */
  readonly variants: readonly string[];
  /** Names of the tumor type and of what lies above it, nearest first. */
  readonly diseases: readonly string[];
  readonly therapies: readonly string[];
  readonly types: readonly string[];
  readonly levels: readonly string[];
  readonly text: string;
}

export const EMPTY_FACETS: SearchFacets = { genes: [], variants: [], diseases: [], therapies: [], types: [], levels: [], text: '' };

export interface CorpusHit {
  readonly document: CorpusDocument;
  /** The window that was found. */
  readonly window: TextSpan;
  /** 0–1, relative to the best hit of the query. */
  readonly score: number;
}

/** Finds windows in one imported corpus: in-process for small ones, Postgres full text for large ones. Both keep the same contract. */
export interface CorpusSearch {
  search(corpus: ImportedCorpus, facets: SearchFacets, limit: number): Promise<readonly CorpusHit[]>;
  /** How many retracted documents the same query would have found, so that a reader is told of them. */
  retractedOf?(corpus: ImportedCorpus, facets: SearchFacets): Promise<number>;
}
