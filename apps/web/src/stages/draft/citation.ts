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

/** A quoted sentence that is its quote, word for word; one that says the quote in other words is none, and has no quotation marks. */
export const isVerbatim = (sentence: DraftSentence): boolean =>
  sentence.kind === 'quoted' && sentence.citations.some(({ quote }) => quote.trim() === sentence.text.trim());
