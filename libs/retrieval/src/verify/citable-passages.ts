import type { RetrievedPassage, Retrieval } from '@consilium/domain';

/** All that a sentence of this case may cite, by document. A document found in several windows is cited whole. */
export const citablePassages = ({ passages, history = [], decisions = [] }: Retrieval): ReadonlyMap<string, RetrievedPassage> =>
  new Map([...decisions, ...history, ...passages].map((passage) => [passage.document.id, passage]));
