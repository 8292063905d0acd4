import type { DataSource } from 'typeorm';
import type { SourceDocument } from '@consilium/domain';
import type { CorpusContent, CorpusDocument, CorpusPort, CorpusRelease, ImportedCorpus, SearchFacets } from '@consilium/domain/evidence';
import { ENGINE } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { CORPUS_COLUMNS, registerCorpus } from './register-corpus.ts';
import { retractedOf, searchCorpus } from './search-corpus.ts';

export interface Corpora extends CorpusPort {
  /** @throws KnowledgeRefused `KNOWLEDGE.ID_TAKEN` when the id has other content, or the content holds one document id twice */
  register(id: string, content: CorpusContent, by?: EntryActor): Promise<CorpusRelease>;
  retractedOf(corpus: ImportedCorpus, facets: SearchFacets): Promise<number>;
}

/** Imported corpora in Postgres: the adapter for large ones, with the contract of the index in process. */
export const corpora = (dataSource: DataSource): Corpora => ({
  register: (id, content, by = ENGINE) => registerCorpus(dataSource, id, content, by),
  list: () => withSql(dataSource, (sql) => sql.rows<CorpusRelease>(`SELECT ${CORPUS_COLUMNS} FROM knowledge.corpus ORDER BY ord`)),
  document: (id) => withSql(dataSource, (sql) => findDocument(sql, id)),
  search: (corpus, facets, limit) => withSql(dataSource, (sql) => searchCorpus(sql, corpus, facets, limit)),
  retractedOf: (corpus, facets) => withSql(dataSource, (sql) => retractedOf(sql, corpus, facets)),
});

const DOCUMENT = `
  SELECT d.body, clinic.iso(c.imported_at) AS "importedAt", (SELECT bool_or(o.retracted) FROM knowledge.corpus_document o WHERE o.id = d.id) AS retracted
  FROM knowledge.corpus_document d JOIN knowledge.corpus c ON c.ord = d.corpus WHERE d.id = $1 ORDER BY d.corpus DESC LIMIT 1`;

/** As the latest import holds it; retracted as soon as any import says so. */
async function findDocument(sql: Sql, id: string): Promise<SourceDocument | null> {
  const [row] = await sql.rows<{ body: string; importedAt: string; retracted: boolean }>(DOCUMENT, [id]);
  if (!row) return null;
  const document = { importedAt: row.importedAt, ...(JSON.parse(row.body) as CorpusDocument) };
  return row.retracted ? { ...document, retracted: true, standing: 'retracted' } : document;
}
