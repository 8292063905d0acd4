/** Why a file or a part of it is not taken, in words for the operator. A thrown one ends the file; a listed one ends the record. */
export interface CorpusRefusal {
  readonly file: string;
  /** `line 12`, `page 3`, `PMID 90000001`, or `whole file`. */
  readonly place: string;
  readonly reason: string;
}

/** Ends the reading of one file; the importer refuses the file whole. Never carries the file's own words. */
export class CorpusFault extends Error {
  readonly code = 'CORPUS.FILE_REFUSED';

  constructor(
    readonly reason: string,
    readonly place = 'whole file',
  ) {
    super(reason);
  }
}

/** By its code, since an error can come from another realm. */
export const isCorpusFault = (error: unknown): error is CorpusFault =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'CORPUS.FILE_REFUSED';
