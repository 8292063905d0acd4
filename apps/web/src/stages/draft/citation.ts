import type { DraftSentence } from '@consilium/domain';

/** The citation whose source is open beside the draft. */
export interface OpenCitation {
  readonly sentence: DraftSentence;
  /** Which citation of the sentence, from 0. */
  readonly index: number;
}

/** What a chip says: the source's id, or that the engine speaks of its own run. */
export function chipText(sentence: DraftSentence, index: number): string | null {
  const citation = sentence.citations[index];
  return sentence.kind === 'engine' || citation === undefined ? null : citation.document;
}
