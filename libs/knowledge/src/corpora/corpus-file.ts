/** A file as an operator names it: its bytes can be read once or more, each time from the beginning. */
export interface CorpusFile {
  /** Name without its folder. */
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** What the operator states about a corpus: no source says all of it. */
export interface CorpusStatement {
  readonly title: string;
  /** Licence for documents that carry none themselves. */
  readonly licence: string;
  /** Whether sentences may be quoted to a reader. */
  readonly quotable: boolean;
  /** BCP 47, for documents that name no language. */
  readonly language: string | null;
}

export const DEFAULT_LICENCE = 'as held by the operator';
