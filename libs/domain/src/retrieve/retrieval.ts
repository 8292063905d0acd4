import type { Sha256 } from '../shared/primitives.ts';

export const STANCES = ['for', 'against', 'context'] as const;
export type Stance = (typeof STANCES)[number];

/** A document of a corpus: one evidence item or label fact. Its text is the source's where the licence allows, else our rendering of the fields. */
export interface SourceDocument {
  /** `civic:EID1234`, `label:<id>`, … */
  readonly id: string;
  readonly source: string;
  readonly text: string;
  /** True when `text` is the source's own words, so that a sentence may quote it. */
  readonly quotable: boolean;
  readonly sha256: Sha256;
  readonly facts: Readonly<Record<string, string>>;
  readonly retracted: boolean;
}

export interface RetrievedPassage {
  readonly rank: number;
  readonly document: SourceDocument;
  readonly stance: Stance;
  readonly score: number;
  /** Findings this passage bears on. */
  readonly findings: readonly string[];
}

/** Outcome of the retrieve stage. */
export interface Retrieval {
  readonly schema: 'consilium/retrieval/1';
  readonly passages: readonly RetrievedPassage[];
  readonly warnings: readonly string[];
}
