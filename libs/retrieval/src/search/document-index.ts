import { buildDiseaseGraph } from '@consilium/domain';
import type { DiseaseGraph, KnowledgeSnapshot, SourceDocument } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import type { EvidenceRecord } from '../document/evidence-record.ts';
import { readQueryText } from './query/read-query-text.ts';
import { buildVocabulary } from './query/vocabulary.ts';
import type { Vocabulary } from './query/vocabulary.ts';
import { rowOf } from './record/record-row.ts';
import type { RecordRow } from './record/record-row.ts';
import { scorerOf } from './record/record-score.ts';
import { buildTextIndex } from './text-index.ts';
import type { TextIndex } from './text-index.ts';
import { phraseOf } from './words.ts';

/** The hard gene filter holds only while it leaves this many hits; a rare gene then still gets neighbours as context. */
const HITS_THAT_KEEP_GENE_FILTER = 5;
const HITS_PER_QUERY = 1000;

export interface Hit {
  readonly item: EvidenceRecord;
  /** 0–1: the share of what was asked that the record meets. */
  readonly score: number;
}

export interface DocumentIndex {
  /** Best first; ties by id. Names in `text` are read as facets where the query has none of their kind. */
  search(facets: SearchFacets): readonly Hit[];
  item(id: string): EvidenceRecord | undefined;
  document(id: string): SourceDocument | undefined;
  readonly vocabulary: Vocabulary;
}

interface Shelf {
  readonly rows: readonly RecordRow[];
  readonly rowsOfGene: ReadonlyMap<string, readonly RecordRow[]>;
  readonly codeOfName: ReadonlyMap<string, string>;
  readonly graph: DiseaseGraph;
  readonly texts: () => TextIndex;
  readonly vocabulary: Vocabulary;
}

/** Fielded index over the evidence of a snapshot; one document a record. */
export function buildDocumentIndex(knowledge: KnowledgeSnapshot): DocumentIndex {
  const items = recordsOf(knowledge.items);
  const documents = new Map<string, SourceDocument>();
  const shelf = shelfOf([...items.values()], knowledge);
  return {
    search: (facets) => hitsOf(readQueryText(facets, shelf.vocabulary), shelf),
    item: (id) => items.get(id),
    document: (id) => {
      const item = items.get(id);
      if (item && !documents.has(id)) documents.set(id, documentOf(item));
      return documents.get(id);
    },
    vocabulary: shelf.vocabulary,
  };
}

function shelfOf(items: readonly EvidenceRecord[], knowledge: KnowledgeSnapshot): Shelf {
  const rows = items.map(rowOf);
  const rowsOfGene = new Map<string, RecordRow[]>();
  for (const row of rows)
    for (const gene of row.genes) {
      const known = rowsOfGene.get(gene);
      if (known) known.push(row);
      else rowsOfGene.set(gene, [row]);
    }
  return {
    rows,
    rowsOfGene,
    codeOfName: new Map(knowledge.tumorTypes.map((type) => [phraseOf(type.name), type.code])),
    graph: buildDiseaseGraph(knowledge.tumorTypes),
    texts: once(() => buildTextIndex(items.map((item) => [item.id, textOf(item)] as const))),
    vocabulary: buildVocabulary(rows, knowledge),
  };
}

/** The fields stand beside the statement, so that a word typed without its field is found in either. */
function textOf(item: EvidenceRecord): string {
  const claim = item.nature ?? `${item.significance} ${item.direction} ${item.kind}`;
  return [item.profileName, item.diseaseName, item.therapies.join(' '), claim, item.statement ?? ''].join('\n');
}

function hitsOf(facets: SearchFacets, shelf: Shelf): readonly Hit[] {
  const found = facets.text === '' ? [] : shelf.texts().search(facets.text, HITS_PER_QUERY);
  const texts = new Map(found.map(({ id, score }) => [id, score] as const));
  const scorer = scorerOf(facets, shelf.codeOfName, shelf.graph);
  const hits: Hit[] = [];
  for (const row of withinGenes(facets.genes, shelf)) {
    const score = scorer.score(row, texts.get(row.item.id) ?? 0);
    if (score > 0) hits.push({ item: row.item, score });
  }
  return atLeastTheLast(hits)
    .sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, HITS_PER_QUERY);
}

/** What can stand within the limit: numbers sort faster than hits. */
function atLeastTheLast(hits: readonly Hit[]): Hit[] {
  if (hits.length <= HITS_PER_QUERY) return [...hits];
  const floor = Float64Array.from(hits, ({ score }) => score).sort()[hits.length - HITS_PER_QUERY] ?? 0;
  return hits.filter(({ score }) => score >= floor);
}

function withinGenes(genes: readonly string[], { rows, rowsOfGene }: Shelf): readonly RecordRow[] {
  const inGene = [...new Set(genes.flatMap((gene) => rowsOfGene.get(gene.toUpperCase()) ?? []))];
  return inGene.length >= HITS_THAT_KEEP_GENE_FILTER ? inGene : rows;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
