import type { KnowledgeSnapshot, SourceDocument, Stance } from '@consilium/domain';
import type { DocumentIndex } from './search/document-index.ts';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { diseaseNames } from './search/facets.ts';
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
  readonly score: number;
}

/** Search without a case: stance is what the record itself says. */
export function searchEvidence(query: EvidenceQuery, knowledge: KnowledgeSnapshot, index: DocumentIndex): readonly EvidenceHit[] {
  const diseases = query.tumorType ? namesOf(query.tumorType, knowledge) : [];
  const one = (text: string | undefined): readonly string[] => (text ? [text] : []);
  const hits = index.search({
    ...EMPTY_FACETS,
    genes: partnersOf(query.gene),
    variants: one(query.variant),
    diseases,
    therapies: query.therapies ?? [],
    text: query.text ?? '',
  });
  return selectPassages(
    hits.map(({ item, score }) => ({ item, score, stance: stanceOfRecord(item) })),
    query.k,
  ).flatMap(({ item, stance, score }, position) => {
    const document = index.document(item.id);
    return document ? [{ rank: position + 1, document, stance, score }] : [];
  });
}

const namesOf = ({ code, name, stated }: NonNullable<EvidenceQuery['tumorType']>, { tumorTypes }: KnowledgeSnapshot): readonly string[] => [
  ...new Set([...(stated ? [stated] : []), ...diseaseNames(code, name, tumorTypes)]),
];

/** `EML4::ALK` is two genes; `v` is any partner. */
const partnersOf = (gene: string | undefined): readonly string[] =>
  (gene ?? '').split('::').filter((partner) => partner !== '' && partner.toLowerCase() !== 'v' && partner !== '?');
