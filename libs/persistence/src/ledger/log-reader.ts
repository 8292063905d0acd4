import {
  TILE_WIDTH,
  consistencyNodes,
  consistencyProof,
  hashesFromTiles,
  inclusionNodes,
  inclusionProof,
  tileOfNode,
} from '@consilium/ledger';
import type { ReadTile, TreeNode } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { readState } from './sequencer/tree-state.ts';

/**
 * Tiles in which these nodes lie, read at once: full ones from their table, those of the right edge from the state of the tree. A tile of the present tree
 * holds what every older tree had in it.
 */
export async function tilesOf(sql: Sql, nodes: readonly TreeNode[]): Promise<ReadTile> {
  const wanted = [...new Map(nodes.map(tileOfNode).map((tile) => [`${tile.level}/${tile.index}`, tile])).values()];
  const { size, edge } = await readState(sql);
  const held = new Map<string, Uint8Array>();
  for (const [level, bytes] of edge.entries())
    held.set(`${level}/${Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH)}`, bytes);
  const stored = await sql.rows<{ level: number; idx: number; bytes: Uint8Array }>(
    'SELECT t.level, t.idx::float8 AS idx, t.bytes FROM ledger.tile t JOIN unnest($1::int[], $2::bigint[]) w(level, idx) ON w.level = t.level AND w.idx = t.idx',
    [wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
  );
  for (const { level, idx, bytes } of stored) held.set(`${level}/${idx}`, bytes);
  return (level, index) => {
    const tile = held.get(`${level}/${index}`);
    if (!tile) throw new RangeError(`The tile ${level}/${index} of the log is missing: check the log with \`consilium fsck\`.`);
    return tile;
  };
}

/** RFC 6962 inclusion proof of an entry in the tree of `size` (AUD-12). */
export async function readInclusionProof(sql: Sql, size: number, index: number): Promise<readonly Uint8Array[]> {
  return inclusionProof(size, index, hashesFromTiles(await tilesOf(sql, inclusionNodes(size, index))));
}

/** Proofs of several entries, with each tile read once. */
export async function readInclusionProofs(sql: Sql, size: number, indexes: readonly number[]): Promise<readonly (readonly Uint8Array[])[]> {
  const read = hashesFromTiles(
    await tilesOf(
      sql,
      indexes.flatMap((index) => inclusionNodes(size, index)),
    ),
  );
  return indexes.map((index) => inclusionProof(size, index, read));
}

/** RFC 6962 consistency proof of two checkpoints (AUD-13). */
export async function readConsistencyProof(sql: Sql, older: number, newer: number): Promise<readonly Uint8Array[]> {
  return consistencyProof(older, newer, hashesFromTiles(await tilesOf(sql, consistencyNodes(older, newer))));
}

/** Hashes of complete subtrees, as `coverOf` lists them, for ranges of entries. */
export async function readNodes(sql: Sql, nodes: readonly TreeNode[]): Promise<readonly Uint8Array[]> {
  const read = hashesFromTiles(await tilesOf(sql, nodes));
  return nodes.map(({ level, index }) => read(level, index));
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  /** Signed note: text, blank line, the log's signature, then those of witnesses. */
  readonly note: string;
  readonly signedAt: string;
  readonly witnesses: number;
}

const CHECKPOINT = `
  SELECT c.size::float8 AS size, c.root, c.body || E'\\n' || string_agg(s.line, '' ORDER BY s.kind, s.made_at, s.signer) AS note,
         clinic.iso(min(s.made_at) FILTER (WHERE s.kind = 'log')) AS "signedAt", (count(*) FILTER (WHERE s.kind = 'witness'))::int AS witnesses
  FROM ledger.checkpoint c JOIN ledger.checkpoint_signature s ON s.size = c.size`;

/** The newest checkpoint that the log has signed, or the one of a size; null before the first. */
export async function readCheckpoint(sql: Sql, size: number | null = null): Promise<StoredCheckpoint | null> {
  const newest = `SELECT max(x.size) FROM ledger.checkpoint_signature x WHERE x.kind = 'log'`;
  const [found] = await sql.rows<StoredCheckpoint>(
    `${CHECKPOINT} WHERE c.size = ${size === null ? `(${newest})` : '$1'} GROUP BY c.size`,
    size === null ? [] : [size],
  );
  return found ?? null;
}

/** Signed note of the newest checkpoint, to be kept elsewhere; null before the first. */
export const newestCheckpoint = (dataSource: DataSource): Promise<string | null> =>
  withSql(dataSource, async (sql) => (await readCheckpoint(sql))?.note ?? null);
