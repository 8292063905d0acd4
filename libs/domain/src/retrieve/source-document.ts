import type { Instant, Sha256 } from '../shared/primitives.ts';

/**
 * Bodies of text that a draft may rest on. Each has its own index, its own rights and its own place on the screen.
 *
 * | corpus | one document | who may read it |
 * |---|---|---|
 * | knowledge | an evidence item or label fact of a release | who may read knowledge |
 * | guideline | a recommendation of a guideline that the operator supplied | the same |
 * | literature | an abstract that the operator imported | the same |
 * | history | a note or dated section of this patient's record | who may read this case, and nothing else |
 * | decision | a former decision of this board, without what tells the patient | who may read cases |
 */
export const CORPORA = ['knowledge', 'guideline', 'literature', 'history', 'decision'] as const;
export type Corpus = (typeof CORPORA)[number];

/** Corpora that an operator imports as whole, immutable releases. */
export const IMPORTED_CORPORA = ['guideline', 'literature'] as const satisfies readonly Corpus[];
export type ImportedCorpus = (typeof IMPORTED_CORPORA)[number];

/** Standing of a publication with its publisher. `retracted` is refused as a source; the others are shown beside every citation. */
export const STANDINGS = ['current', 'corrected', 'concern', 'retracted'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Half-open range of UTF-16 offsets into `text`. */
export type TextSpan = readonly [start: number, end: number];

/** A document of a corpus. Its text is the source's where the licence allows, else our rendering of the fields. */
export interface SourceDocument {
  /** `civic:EID1234`, `label:<id>`, `pubmed:<pmid>`, `guideline:<release>/<chunk>`, `note:<uuid>`, `decision:<ref>`. */
  readonly id: string;
  readonly source: string;
  readonly text: string;
  /** True when `text` is the source's own words, so that a sentence may quote it. */
  readonly quotable: boolean;
  readonly sha256: Sha256;
  readonly facts: Readonly<Record<string, string>>;
  readonly retracted: boolean;
  /** Absent in documents stored before there was more than one corpus: `knowledge`. */
  readonly corpus?: Corpus;
  readonly title?: string | null;
  /** Headings above the text, outermost first. */
  readonly sections?: readonly string[];
  readonly sentences?: readonly TextSpan[];
  readonly licence?: string | null;
  /** BCP 47. */
  readonly language?: string | null;
  /** ISO 8601 date as exact as the source says: `2024`, `2024-05`, `2024-05-17`. */
  readonly publishedOn?: string | null;
  readonly importedAt?: Instant | null;
  readonly standing?: Standing;
  /** When the standing was last read from a source. */
  readonly standingCheckedAt?: Instant | null;
  /** Characters that a reader cannot see were taken out of the text (LLM-07/08): how many. Shown beside the text. */
  readonly hidden?: number;
}

/** A document of an imported corpus, whole: what the index, the store and the screens read. */
export interface CorpusDocument extends SourceDocument {
  readonly corpus: Corpus;
  readonly title: string | null;
  readonly sections: readonly string[];
  readonly sentences: readonly TextSpan[];
  /** Windows of three to five sentences, or the whole of a short text: what is indexed and found. */
  readonly windows: readonly TextSpan[];
  readonly licence: string | null;
  readonly language: string | null;
  readonly publishedOn: string | null;
  readonly standing: Standing;
}

/** Immutable content of an imported corpus; its SHA-256 is taken over the canonical JSON of this object. */
export interface CorpusContent {
  readonly corpus: ImportedCorpus;
  /** Name for people: `ESMO guidelines, breast`, `PubMed export of March`. */
  readonly title: string;
  readonly licence: string | null;
  readonly documents: readonly CorpusDocument[];
  readonly refused: readonly { readonly file: string; readonly place: string; readonly reason: string }[];
}

export interface CorpusRelease {
  readonly id: string;
  readonly sha256: Sha256;
  readonly corpus: ImportedCorpus;
  readonly title: string;
  readonly documents: number;
  readonly importedAt: Instant;
}
