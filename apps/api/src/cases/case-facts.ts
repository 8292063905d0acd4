import type { CaseFacts, CaseRecord } from '@consilium/domain';

/** What the access predicate needs of a case, off its record. */
export const factsOf = ({ board, status, publications, recusals }: CaseRecord): CaseFacts => ({
  board,
  status,
  revision: publications.length,
  recused: recusals.map(({ member }) => member),
});
