import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import type { CorpusSearch, SearchFacets, TextSpan } from '@consilium/domain/evidence';
import type { KnowledgeSnapshot, SourceDocument, Stance } from '@consilium/domain';
import { corpusHits } from './search/corpus/corpus-hits.ts';
import { expandFacets, textNamesOf } from './search/corpus/expand-facets.ts';
import { readQueryText } from './search/query/read-query-text.ts';
import type { DocumentIndex, Hit } from './search/document-index.ts';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { diseaseNames } from './search/facets.ts';
import type { RecordRanking } from './search/vector/record-ranking.ts';
import { selectPassages } from './select/select-passages.ts';
import { stanceOfRecord } from './select/stance.ts';

/** A line of `consilium retrieve`. */
export interface EvidenceQuery {
  readonly gene?: string;
  /** `L858R`, `exon 19 deletion`, `EML4::ALK fusion`. */
  readonly variant?: string;
  readonly tumorType?: {
    readonly code: string;
    readonly name: string;
    /** As it was written: a record may have that very name. */ readonly stated?: string;
  };
  /** Generic names; several are a combination. */
  readonly therapies?: readonly string[];
  readonly text?: string;
  readonly k: number;
}

export interface EvidenceHit {
  readonly rank: number;
  readonly document: SourceDocument;
  readonly stance: Stance;
  /** 0–1: the share of what was asked that the document meets. */
  readonly score: number;
  /** The part of a longer document that was found. */
  readonly window?: TextSpan;
  /** Near-identical texts of several publications came together (LLM-09). */
  readonly burst?: boolean;
}

/** Search without a case: stance is what the record itself says. */
export function searchEvidence(query: EvidenceQuery, knowledge: KnowledgeSnapshot, index: DocumentIndex): readonly EvidenceHit[] {
  return recordHits(index.search(facetsOf(query, knowledge)), query.k, index);
}

/** The same in the order of a ranking; null for the order of the index. */
export async function rankedEvidence(
  query: EvidenceQuery,
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  ranking: RecordRanking | null,
): Promise<readonly EvidenceHit[]> {
  const facets = facetsOf(query, knowledge);
  const hits = index.search(facets);
  return recordHits(ranking ? await ranking.rank(hits, facets) : hits, query.k, index);
}

/**
 * The same over the imported corpora as well. Each has its own places, a quarter of k each, so that a large corpus never crowds out the records; what a
 * list leaves free goes to the others.
 */
export async function searchEverything(
  query: EvidenceQuery,
  knowledge: KnowledgeSnapshot,
  index: DocumentIndex,
  corpora: CorpusSearch,
): Promise<readonly EvidenceHit[]> {
  const facets = readQueryText(facetsOf(query, knowledge), index.vocabulary);
  const inText = expandFacets(facets, textNamesOf(knowledge));
  const fromCorpora = await Promise.all(IMPORTED_CORPORA.map((corpus) => corpusHits(corpora, corpus, inText, query.k)));
  const places = Math.max(1, Math.floor(query.k / 4));
  const kept = fromCorpora.map((hits) => hits.slice(0, places)).flat();
  const records = recordHits(index.search(facets), Math.max(query.k - kept.length, 1), index);
  const spare = fromCorpora.map((hits) => hits.slice(places)).flat().sort(byScore).slice(0, query.k - kept.length - records.length); // prettier-ignore
  return [...records, ...kept, ...spare]
    .sort(byScore)
    .slice(0, query.k)
    .map((hit, at) => ({ ...hit, rank: at + 1 }));
}

const byScore = (a: EvidenceHit, b: EvidenceHit): number => b.score - a.score || (a.document.id < b.document.id ? -1 : 1);

export function facetsOf(query: EvidenceQuery, knowledge: KnowledgeSnapshot): SearchFacets {
  return {
    ...EMPTY_FACETS,
    genes: partnersOf(query.gene),
    variants: query.variant ? [query.variant] : [],
    diseases: query.tumorType ? namesOf(query.tumorType, knowledge) : [],
    therapies: query.therapies ?? [],
    text: query.text ?? '',
  };
}

function recordHits(hits: readonly Hit[], k: number, index: DocumentIndex): readonly EvidenceHit[] {
  const candidates = hits.map(({ item, score }) => ({ item, score, stance: stanceOfRecord(item) }));
  return selectPassages(candidates, k).flatMap(({ item, stance, score, burst }, at) => {
    const document = index.document(item.id);
    return document ? [{ rank: at + 1, document, stance, score, ...(burst ? { burst } : {}) }] : [];
  });
}

const namesOf = ({ code, name, stated }: NonNullable<EvidenceQuery['tumorType']>, { tumorTypes }: KnowledgeSnapshot): readonly string[] => [
  ...new Set([...(stated ? [stated] : []), ...diseaseNames(code, name, tumorTypes)]),
];

/** `EML4::ALK` is two genes; `v` is any partner. */
const partnersOf = (gene: string | undefined): readonly string[] =>
  (gene ?? '').split('::').filter((partner) => partner !== '' && partner.toLowerCase() !== 'v' && partner !== '?');
