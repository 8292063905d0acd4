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
  /** Who worded it; absent: the template. What a model worded is boxed and labelled wherever it is shown (AIO-02). */
  readonly author?: SentenceAuthor;
}
export type SentenceAuthor = 'template' | 'model';
/** States what the quoted span says; only words of the span stand in quotation marks. */
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
