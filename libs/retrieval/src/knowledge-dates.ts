import type { KnowledgeSnapshot, Retrieval } from '@consilium/domain';

/** Dates of the releases that were read, for the rule on knowledge that is too old; without any date, the retrieval as it is. */
export function withKnowledgeDates(retrieval: Retrieval, { releases }: KnowledgeSnapshot): Retrieval {
  const knowledgeDates = releases.flatMap(({ id, releasedOn }) => (releasedOn === undefined ? [] : [{ id, releasedOn }]));
  return knowledgeDates.length === 0 ? retrieval : { ...retrieval, knowledgeDates };
}
