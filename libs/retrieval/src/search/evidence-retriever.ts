import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import type { SearchFacets } from '@consilium/domain/evidence';
import type { DocumentIndex } from './document-index.ts';
import { consideredHits } from '../select/considered-hits.ts';
import type { RecordRanking } from './vector/record-ranking.ts';

export interface EvidenceMetadata extends Record<string, unknown> {
  readonly id: string;
  readonly score: number;
}

/**
 * The index as a LangChain retriever. `invoke` goes straight to the index: LangChain's own would send query and documents to a tracing service
 * when a `LANGSMITH_TRACING` variable happens to be set, and a query tells a patient's variants.
 */
export class EvidenceRetriever extends BaseRetriever<EvidenceMetadata> {
  static override lc_name(): string {
    return 'EvidenceRetriever';
  }
  override lc_namespace = ['consilium', 'retrieval'];
  readonly #index: DocumentIndex;
  readonly #facets: SearchFacets;
  readonly #limit: number;
  readonly #ranking: RecordRanking | null;

  constructor({
    index,
    facets = EMPTY_FACETS,
    limit,
    ranking = null,
  }: {
    readonly index: DocumentIndex;
    readonly facets?: SearchFacets;
    readonly limit: number;
    /** Another order of the hits; what the index alone would bring within the limit still comes. */
    readonly ranking?: RecordRanking | null;
  }) {
    super({ callbacks: [], verbose: false });
    this.#index = index;
    this.#facets = facets;
    this.#limit = limit;
    this.#ranking = ranking;
  }

  /** @param text free words on top of the facets, or an empty string */
  override async invoke(text: string): Promise<Document<EvidenceMetadata>[]> {
    return this._getRelevantDocuments(text);
  }

  override async _getRelevantDocuments(text: string): Promise<Document<EvidenceMetadata>[]> {
    const facets = { ...this.#facets, text: `${this.#facets.text} ${text}`.trim() };
    const found = this.#index.search(facets);
    const hits = this.#ranking ? consideredHits(await this.#ranking.rank(found, facets), found, this.#limit) : found.slice(0, this.#limit);
    return hits.map(({ item, score }) => {
      const source = this.#index.document(item.id);
      return new Document({ id: item.id, pageContent: source?.text ?? '', metadata: { id: item.id, score } });
    });
  }
}
