import type { Standing } from '@consilium/domain/evidence';

export interface AbstractPart {
  /** `METHODS` of a structured abstract, or null. */
  readonly label: string | null;
  readonly text: string;
}

/** A publication as one record of one file tells it, before its text is made safe to read. */
export interface LiteratureRecord {
  /** `line 12`: where the record begins. */
  readonly place: string;
  readonly pmid: string | null;
  readonly pmcid: string | null;
  readonly doi: string | null;
  /** PubMed keeps versions of a record under one id; the highest speaks. */
  readonly version: number;
  readonly title: string;
  /** The title in the article's own language. */
  readonly vernacularTitle: string | null;
  readonly abstract: readonly AbstractPart[];
  readonly journal: string | null;
  /** As exact as the record says: `2024`, `2024-05`, `2024-05-17`. */
  readonly publishedOn: string | null;
  readonly revisedOn: string | null;
  /** BCP 47 of the article; its abstract is English where the record is of PubMed. */
  readonly language: string | null;
  readonly publicationTypes: readonly string[];
  readonly standing: Standing;
  /** Notices about this publication: `retraction pubmed:90000002`. */
  readonly notices: readonly string[];
  /** What this publication is a notice about. */
  readonly concerns: readonly { readonly pmid: string; readonly standing: Standing }[];
  readonly licence: string | null;
}

/** What a reader of a format finds in a file, record by record. */
export interface LiteratureSink {
  record(record: LiteratureRecord): void;
  /** PubMed has taken these ids back. */
  deleted(pmids: readonly string[], place: string): void;
  /** A record that cannot be taken; the file goes on. */
  refuse(place: string, reason: string): void;
}

export type LiteratureReader = (text: AsyncIterable<string>, sink: LiteratureSink) => Promise<void>;

/** A text of an abstract beyond this is none: the record is refused. */
export const LONGEST_RECORD = 4_000_000;

export const yearOf = (publishedOn: string | null): string | null => publishedOn?.slice(0, 4) ?? null;
