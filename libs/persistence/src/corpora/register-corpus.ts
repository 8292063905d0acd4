import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { CorpusContent, CorpusDocument, CorpusRelease } from '@consilium/domain/evidence';
import { KnowledgeRefused } from '../knowledge/releases.ts';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { corpusDigest } from './corpus-digest.ts';
import { insertContent } from './insert-content.ts';

export const CORPUS_COLUMNS = 'id, sha256, kind AS corpus, title, documents, clinic.iso(imported_at) AS "importedAt"';

/**
 * Stores a corpus under its id: the same content again is the same corpus, other content is refused (`KNOWLEDGE.ID_TAKEN`). All of it and its entry
 * commit together, or nothing.
 */
export async function registerCorpus(dataSource: DataSource, id: string, content: CorpusContent, by: EntryActor): Promise<CorpusRelease> {
  refuseTwins(id, content.documents);
  const sha256 = corpusDigest(content);
  return inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [id]);
    const [stored] = await sql.rows<CorpusRelease>(`SELECT ${CORPUS_COLUMNS} FROM knowledge.corpus WHERE id = $1`, [id]);
    if (stored && stored.sha256 !== sha256)
      throw new KnowledgeRefused('KNOWLEDGE.ID_TAKEN', `A corpus "${id}" with other content is stored: import this one under another id.`);
    return stored ?? insertCorpus(sql, { id, sha256, content, by });
  });
}

function refuseTwins(id: string, documents: readonly CorpusDocument[]): void {
  const seen = new Set<string>();
  for (const document of documents) {
    if (seen.has(document.id))
      throw new KnowledgeRefused(
        'KNOWLEDGE.ID_TAKEN',
        `The corpus "${id}" holds two documents with the id ${document.id}: leave one of them out.`,
      );
    seen.add(document.id);
  }
}

interface NewCorpus {
  readonly id: string;
  readonly sha256: string;
  readonly content: CorpusContent;
  readonly by: EntryActor;
}

async function insertCorpus(sql: Sql, { id, sha256, content, by }: NewCorpus): Promise<CorpusRelease> {
  const { corpus, title, licence, documents, refused } = content;
  const passages = documents.reduce((sum, { windows }) => sum + Math.max(windows.length, 1), 0);
  const row = onlyRow(
    await sql.rows<CorpusRelease & { readonly ord: number }>(
      `INSERT INTO knowledge.corpus (id, kind, title, licence, sha256, documents, passages, refused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       RETURNING ord, ${CORPUS_COLUMNS}`,
      [id, corpus, title, licence, sha256, documents.length, passages, JSON.stringify(refused)],
    ),
  );
  const { ord, ...release } = row;
  await insertContent(sql, ord, corpus, documents);
  await appendEntry(sql, {
    id: stableId('corpus', id, sha256),
    actor: by,
    act: 'corpus-registered',
    object: { type: 'corpus', id, version: null },
    after: { sha256 },
    detail: { corpus, sha256, documents: documents.length, passages, refused: refused.length },
    now: await databaseNow(sql),
  });
  return release;
}
