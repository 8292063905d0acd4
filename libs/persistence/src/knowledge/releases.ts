import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { canonicalJson, sha256Hex, stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { KnowledgePort, KnowledgeRelease, KnowledgeSnapshot, ReleaseContent, ReleaseRef } from '@consilium/domain';
import { ENGINE, appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { STARTER, uniteReleases } from './unite-releases.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

export interface KnowledgeReleases extends KnowledgePort {
  /** Stores a release under its id; the same content again is the same release, other content is refused (`KNOWLEDGE.ID_TAKEN`). */
  register(id: string, content: ReleaseContent, by?: EntryActor): Promise<ReleaseRef>;
  list(): Promise<readonly KnowledgeRelease[]>;
  load(release: ReleaseRef): Promise<ReleaseContent>;
  /** The node of the tumor-type graph with this code, in any loaded release. */
  tumorType(code: string): Promise<{ readonly code: string; readonly name: string } | null>;
}

/** Unions of releases kept in memory; they are immutable and addressed by their hashes, so no process can hold a stale one. */
const CACHED_SNAPSHOTS = 2;

export class KnowledgeRefused extends Error {
  constructor(
    readonly code: 'KNOWLEDGE.ID_TAKEN' | 'KNOWLEDGE.RELEASE_MISSING' | 'KNOWLEDGE.RELEASE_ALTERED',
    message: string,
  ) {
    super(message);
  }
}

async function register(dataSource: DataSource, id: string, content: ReleaseContent, by: EntryActor): Promise<ReleaseRef> {
  const text = canonicalJson(content);
  const sha256 = sha256Hex(text);
  const bytes = await zip(text);
  const counts = {
    items: content.items.length,
    tumorTypes: content.tumorTypes.length,
    genes: content.genes.length,
    hotspots: content.hotspots.length,
    refusedRows: content.refusedRows.length,
  };
  return inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [id]);
    const [stored] = await sql.rows<ReleaseRef>('SELECT id, sha256 FROM knowledge.release WHERE id = $1', [id]);
    if (stored && stored.sha256 !== sha256)
      throw new KnowledgeRefused('KNOWLEDGE.ID_TAKEN', `A release "${id}" with other content is stored: import this one under another id.`);
    if (stored) return stored;
    await sql.run(
      'INSERT INTO knowledge.release (id, source, released_on, sha256, counts, refused_rows, tumor_types, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        id,
        content.source,
        content.releasedOn,
        sha256,
        JSON.stringify(counts),
        JSON.stringify(content.refusedRows),
        JSON.stringify(content.tumorTypes.map(({ code, name }) => ({ code, name }))),
        bytes,
      ],
    );
    await appendEntry(sql, {
      id: stableId('release', id, sha256),
      actor: by,
      act: 'release-registered',
      object: { type: 'release', id, version: null },
      after: { sha256 },
      detail: { source: content.source, sha256, ...counts },
      now: await databaseNow(sql),
    });
    return { id, sha256 };
  });
}

async function load(dataSource: DataSource, { id, sha256 }: ReleaseRef): Promise<ReleaseContent> {
  const [row] = await withSql(dataSource, (sql) =>
    sql.rows<{ sha256: string; content: Uint8Array }>('SELECT sha256, content FROM knowledge.release WHERE id = $1', [id]),
  );
  if (!row)
    throw new KnowledgeRefused('KNOWLEDGE.RELEASE_MISSING', `The knowledge release "${id}" is not loaded: import it again under this id.`);
  const text = (await unzip(row.content)).toString('utf8');
  if (row.sha256 !== sha256 || sha256Hex(text) !== sha256)
    throw new KnowledgeRefused(
      'KNOWLEDGE.RELEASE_ALTERED',
      `The stored release "${id}" is not the one the case was pinned to: restore it from a backup.`,
    );
  return JSON.parse(text) as ReleaseContent;
}

/** The newest release of every source, by the source's own date, then by the order of import; the built-in pack first. */
const CURRENT = `
  SELECT id, sha256 FROM (SELECT DISTINCT ON (source) id, sha256, source FROM knowledge.release ORDER BY source, coalesce(released_on, '') DESC, ord DESC) newest
  ORDER BY source = $1 DESC, id`;

const LIST = `SELECT id, sha256, source, released_on AS "releasedOn", clinic.iso(imported_at) AS "importedAt", counts, refused_rows AS "refusedRows" FROM knowledge.release ORDER BY ord`;

const findTumorType = async (sql: Sql, code: string) =>
  (
    await sql.rows<{ code: string; name: string }>(
      `SELECT t->>'code' AS code, t->>'name' AS name FROM knowledge.release r, jsonb_array_elements(r.tumor_types) t WHERE upper(t->>'code') = upper($1) ORDER BY r.ord DESC LIMIT 1`,
      [code.trim()],
    )
  )[0] ?? null;

/** Knowledge releases in Postgres: immutable, by id and SHA-256. */
export function knowledgeReleases(dataSource: DataSource): KnowledgeReleases {
  const cache = new Map<string, Promise<KnowledgeSnapshot>>();
  const unite = async (releases: readonly ReleaseRef[]): Promise<KnowledgeSnapshot> =>
    uniteReleases(releases, await Promise.all(releases.map((release) => load(dataSource, release))));

  return {
    register: (id, content, by = ENGINE) => register(dataSource, id, content, by),
    load: (release) => load(dataSource, release),
    list: () => withSql(dataSource, (sql) => sql.rows<KnowledgeRelease>(LIST)),
    currentReleases: () => withSql(dataSource, (sql) => sql.rows<ReleaseRef>(CURRENT, [STARTER])),
    tumorType: (code) => withSql(dataSource, (sql) => findTumorType(sql, code)),
    snapshot(releases) {
      const key = releases.map(({ id, sha256 }) => `${id}@${sha256}`).join(' ');
      const known = cache.get(key) ?? unite(releases);
      cache.delete(key);
      cache.set(key, known);
      known.catch(() => cache.delete(key));
      for (const oldest of [...cache.keys()].slice(0, -CACHED_SNAPSHOTS)) cache.delete(oldest);
      return known;
    },
  };
}
