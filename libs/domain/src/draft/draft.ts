import type { Instant, Sha256 } from '../shared/primitives.ts';
import type { TherapyOption, ResistanceEntry } from '../prioritize/explanation.ts';

/**
 * Three kinds of sentence (LLM-03), and no other reaches a reader.
 * quoted: a verbatim span of a source · fact: rendered from a structured record · engine: a statement about the run, citing a path in the explanation.
 */
export type DraftSentence = QuotedSentence | FactSentence | EngineSentence;

/** Where a sentence stands in the draft. */
export const DRAFT_SECTIONS = [
  'resistance',
  'options',
  'diagnostic',
  'prognostic',
  'evidence-against',
  'not-checked',
  'additional-tests',
  'safety',
] as const;
export type DraftSection = (typeof DRAFT_SECTIONS)[number];

interface SentenceBase {
  readonly id: string;
  readonly section: DraftSection;
  readonly text: string;
}
export interface QuotedSentence extends SentenceBase {
  readonly kind: 'quoted';
  readonly citations: readonly { readonly document: string; readonly quote: string }[];
}
export interface FactSentence extends SentenceBase {
  readonly kind: 'fact';
  readonly citations: readonly { readonly document: string; readonly fields: Readonly<Record<string, string>> }[];
}
export interface EngineSentence extends SentenceBase {
  readonly kind: 'engine';
  /** JSON pointer into the prioritization, e.g. `/findings/0/results/0/missingTests/0`. */
  readonly citations: readonly { readonly document: 'explanation'; readonly path: string }[];
}

export interface DroppedSentence {
  readonly text: string;
  readonly codes: readonly string[];
}

/** All that retrieval may make (type-state): a draft never becomes a signed decision by itself. */
export interface DraftRecommendation {
  readonly schema: 'consilium/draft/1';
  readonly options: readonly TherapyOption[];
  readonly resistance: readonly ResistanceEntry[];
  readonly sentences: readonly DraftSentence[];
  readonly dropped: readonly DroppedSentence[];
  readonly abstained: { readonly rule: string; readonly wouldResolve: string } | null;
  readonly additionalTests: readonly string[];
  readonly warnings: readonly string[];
  readonly provenance: DraftProvenance;
}

export interface DraftProvenance {
  /** `template` for the deterministic drafter. */
  readonly drafter: string;
  readonly drafterVersion: string;
  readonly retrieved: readonly { readonly document: string; readonly sha256: Sha256 }[];
  readonly prioritizationSha256: Sha256;
  readonly at: Instant;
}
