import type { KnowledgeSnapshot } from '@consilium/domain';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import type { CorpusSearch, SearchFacets } from '@consilium/domain/evidence';
import { SEARCHED_FINDINGS } from './draft/run-figures.ts';
import { retractedDocuments } from './search/corpus/corpus-passages.ts';

export interface Searched {
  readonly knowledge: KnowledgeSnapshot;
  /** Findings with evidence. */
  readonly speaking: number;
  readonly corpora: CorpusSearch | undefined;
  readonly asked: readonly SearchFacets[];
}

/**
 * What a reader must know of the search.
 *
 * | when | says |
 * |---|---|
 * | no label is loaded (2-domain-rules §4) | approvals were not checked |
 * | more findings with evidence than are searched | how many were |
 * | a corpus holds retracted documents that speak of the findings | how many were left out |
 */
export async function retrievalWarnings({ knowledge, speaking, corpora, asked }: Searched): Promise<readonly string[]> {
  const regulatory = knowledge.items.some(({ kind }) => kind === 'label');
  const retracted = corpora && asked.length > 0 ? await retractedDocuments(corpora, unionOf(asked)) : 0;
  return [
    ...(regulatory ? [] : ['No regulatory source is loaded: approvals were not checked.']),
    ...(speaking > SEARCHED_FINDINGS
      ? [`Literature was searched for the ${SEARCHED_FINDINGS} highest-ranked of ${speaking} findings with evidence.`]
      : []),
    ...(retracted > 0
      ? [retracted === 1 ? 'One retracted document was left out.' : `${retracted} retracted documents were left out.`]
      : []),
  ];
}

const unionOf = (asked: readonly SearchFacets[]): SearchFacets => ({
  ...EMPTY_FACETS,
  genes: [...new Set(asked.flatMap(({ genes }) => genes))],
  variants: [...new Set(asked.flatMap(({ variants }) => variants))],
});
