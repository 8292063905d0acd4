import MiniSearch from 'minisearch';
import type { Query, SearchResult } from 'minisearch';
import type { KnowledgeSnapshot, Profile, SourceDocument } from '@consilium/domain';
import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import type { EvidenceRecord } from '../document/evidence-record.ts';
import { wordsOfKey } from './facets.ts';
import type { Facets } from './facets.ts';

/** The hard gene filter holds only while it leaves this many hits; a rare gene then still gets neighbours as context. */
const HITS_THAT_KEEP_GENE_FILTER = 5;
const HITS_PER_QUERY = 200;

interface IndexedFields {
  readonly id: string;
  readonly gene: string;
  readonly variant: string;
  readonly disease: string;
  readonly therapy: string;
  readonly type: string;
  readonly level: string;
  readonly text: string;
}

export interface Hit {
  readonly item: EvidenceRecord;
  /** 0–1, relative to the best hit of the query. */
  readonly score: number;
}

export interface DocumentIndex {
  search(facets: Facets): readonly Hit[];
  item(id: string): EvidenceRecord | undefined;
  document(id: string): SourceDocument | undefined;
}

/** Fielded index over the evidence of a snapshot; one document a record. */
export function buildDocumentIndex(knowledge: KnowledgeSnapshot): DocumentIndex {
  const items = recordsOf(knowledge.items);
  const typeNames = new Map(knowledge.tumorTypes.map((type) => [type.code, type.name]));
  const documents = new Map<string, SourceDocument>();
  const index = new MiniSearch<IndexedFields>({
    fields: ['gene', 'variant', 'disease', 'therapy', 'type', 'level', 'text'],
    idField: 'id',
  });
  index.addAll([...items.values()].map((item) => fieldsOf(item, typeNames)));
  return {
    search: (facets) => withinGenes(facets.genes, hitsOf(index.search(queryOf(facets)), items)),
    item: (id) => items.get(id),
    document: (id) => {
      const item = items.get(id);
      if (item && !documents.has(id)) documents.set(id, documentOf(item));
      return documents.get(id);
    },
  };
}

function fieldsOf(item: EvidenceRecord, typeNames: ReadonlyMap<string, string>): IndexedFields {
  const scoped = item.disease.scope === 'types' ? item.disease.codes.map((code) => typeNames.get(code) ?? '') : [];
  return {
    id: item.id,
    gene: item.genes.join(' '),
    variant: [item.profileName, ...keysOf(item.profile).map(wordsOfKey)].join(' '),
    disease: [item.diseaseName, ...scoped].join(' '),
    therapy: item.therapies.join(' '),
    type: item.nature ?? `${item.significance} ${item.direction} ${item.kind}`,
    level: item.level ?? '',
    text: item.statement ?? '',
  };
}

function keysOf(profile: Profile): readonly string[] {
  if (profile.op === 'key') return [profile.key, ...(profile.alternatives ?? [])];
  return profile.op === 'not' ? [] : profile.of.flatMap(keysOf);
}

const WEIGHTS = { gene: 4, variant: 3, disease: 2, therapy: 2, type: 0.5, level: 0.5, text: 0.5 } as const;

function queryOf(facets: Facets): Query {
  const part = (field: keyof typeof WEIGHTS, terms: readonly string[]): Query[] =>
    terms.length === 0 ? [] : [{ queries: [...new Set(terms)], combineWith: 'OR', fields: [field], boost: { [field]: WEIGHTS[field] } }];
  const queries = [
    ...part('gene', facets.genes),
    ...part('variant', facets.variants),
    ...part('disease', facets.diseases),
    ...part('therapy', facets.therapies),
    ...part('type', facets.types),
    ...part('level', facets.levels),
    ...(facets.text === '' ? [] : [{ queries: [facets.text], combineWith: 'OR' as const, boost: { ...WEIGHTS } }]),
  ];
  return { combineWith: 'OR', queries };
}

function hitsOf(results: readonly SearchResult[], items: ReadonlyMap<string, EvidenceRecord>): readonly Hit[] {
  const best = results[0]?.score ?? 1;
  return results
    .slice(0, HITS_PER_QUERY)
    .flatMap(({ id, score }) => {
      const item = items.get(String(id));
      return item ? [{ item, score: Math.round((score / best) * 10_000) / 10_000 }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
}

function withinGenes(genes: readonly string[], hits: readonly Hit[]): readonly Hit[] {
  if (genes.length === 0) return hits;
  const inGene = hits.filter(({ item }) => item.genes.some((gene) => genes.includes(gene)));
  return inGene.length >= HITS_THAT_KEEP_GENE_FILTER ? inGene : hits;
}
