import type { SourceDocument, TextSpan } from './source-document.ts';

export const STANCES = ['for', 'against', 'context'] as const;
export type Stance = (typeof STANCES)[number];

export interface RetrievedPassage {
  readonly rank: number;
  readonly document: SourceDocument;
  readonly stance: Stance;
  readonly score: number;
  /** Findings this passage bears on. */
  readonly findings: readonly string[];
  /** The part of a longer document that was found. */
  readonly window?: TextSpan;
  /** Publication or near-duplicate cluster; one family fills at most half of a list (LLM-09). */
  readonly family?: string;
  /** One of several near-identical texts that came together: shown as such, for a planted burst looks like this. */
  readonly burst?: boolean;
}

/** Outcome of the retrieve stage. */
export interface Retrieval {
  readonly schema: 'consilium/retrieval/1';
  /** Knowledge, guidelines and literature. */
  readonly passages: readonly RetrievedPassage[];
  /** This patient's record: ranked apart, never among the others. */
  readonly history?: readonly RetrievedPassage[];
  /** Former decisions of this board on similar cases, without what tells the patient. */
  readonly decisions?: readonly RetrievedPassage[];
  /** Releases that were read, with the dates of their sources (YYYY-MM-DD); absent where they are not known. */
  readonly knowledgeDates?: readonly { readonly id: string; readonly releasedOn: string | null }[];
  /** Search models that took part in the order of the records; absent where the index alone gave it. */
  readonly searchModels?: readonly string[];
  readonly warnings: readonly string[];
}
