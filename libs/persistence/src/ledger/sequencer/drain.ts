import { CompactRange, formatCheckpoint, growTiles, leafHash, rootOfTiles, sameBytes, TILE_WIDTH } from '@consilium/ledger';
import type { FilledTile } from '@consilium/ledger';
import type { Uuid } from '@consilium/domain';
import type { Sql } from '../../sql.ts';
import { LogAlarm, lockState } from './tree-state.ts';
import type { TreeState } from './tree-state.ts';

interface Taken {
  readonly entry: Uuid;
  /** Null: the entry was deleted while it waited. */
  readonly body: Uint8Array | null;
  readonly hash: Uint8Array;
}

/** In the order of the queue: that is the order of the leaves. */
const TAKE = `
  WITH taken AS (DELETE FROM ledger.pending WHERE ord IN (SELECT ord FROM ledger.pending ORDER BY ord LIMIT $1) RETURNING ord, entry)
  SELECT t.entry, e.body, e.leaf_hash AS hash FROM taken t LEFT JOIN ledger.entry e ON e.id = t.entry ORDER BY t.ord`;

/**
 * Lets the tree grow by what waits, in the caller's transaction.
 * 1. Each leaf hash is computed here and compared with the one of Postgres.
 * 2. The root is computed twice, from the complete subtrees and from the tiles, each way from its own stored state.
 * 3. Leaves, full tiles, state and the text of the checkpoint are written together; it is signed after COMMIT.
 *
 * @returns leaves that joined
 * @throws Fenced, LogAlarm
 */
export async function growTree(
  sql: Sql,
  { epoch, origin, atMost }: { readonly epoch: number; readonly origin: string; readonly atMost: number },
): Promise<number> {
  const state = await lockState(sql, epoch);
  const taken = await sql.rows<Taken>(TAKE, [atMost]);
  if (taken.length === 0) return 0;
  for (const { entry, body, hash } of taken) {
    if (body === null)
      throw new LogAlarm('LOG.ENTRY_MISSING', `The entry ${entry} was deleted while it waited for its place: the log stands still.`);
    if (!sameBytes(leafHash(body), hash))
      throw new LogAlarm('LOG.LEAF_DIFFERS', `Postgres and the sequencer hash the entry ${entry} differently: the log stands still.`);
  }
  const grown = grow(
    state,
    taken.map(({ hash }) => hash),
  );
  await sql.run(
    'INSERT INTO ledger.leaf (idx, entry, hash) SELECT $1::bigint + l.nr - 1, l.entry, l.hash FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY l(entry, hash, nr)',
    [state.size, taken.map(({ entry }) => entry), taken.map(({ hash }) => hash)],
  );
  await storeTiles(sql, grown.full);
  const { size, root } = grown.state;
  await sql.run('INSERT INTO ledger.checkpoint (size, root, body) VALUES ($1, $2, $3)', [
    size,
    root,
    formatCheckpoint({ origin, size, root }),
  ]);
  await sql.run(
    'UPDATE ledger.tree_state SET size = $1, root = $2, frontier = $3::bytea[], edge = $4::bytea[], grown_at = clock_timestamp() WHERE epoch = $5',
    [size, root, grown.state.frontier, grown.state.edge, epoch],
  );
  return taken.length;
}

interface Grown {
  readonly state: TreeState;
  readonly full: readonly FilledTile[];
}

function grow(state: TreeState, leaves: readonly Uint8Array[]): Grown {
  const size = state.size + leaves.length;
  const range = new CompactRange(state.size, state.frontier);
  for (const leaf of leaves) range.append(leaf);
  const root = range.root();

  const tiles = growTiles(state.size, leaves, (level) => state.edge[level] ?? new Uint8Array(0));
  const byPlace = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
  const readTile = (level: number, index: number): Uint8Array => byPlace.get(`${level}/${index}`) ?? state.edge[level] ?? new Uint8Array(0);
  if (!sameBytes(rootOfTiles(size, readTile), root))
    throw new LogAlarm(
      'LOG.ROOT_DIFFERS',
      `The root of ${size} leaves is not the same from the subtrees and from the tiles: the log stands still.`,
    );
  return {
    state: { size, root, frontier: range.hashes(), edge: edgeOf(size, readTile) },
    full: tiles.filter(({ width }) => width === TILE_WIDTH),
  };
}

/** Tiles of this size that are not full, for each level up to the highest that has any hash. */
function edgeOf(size: number, readTile: (level: number, index: number) => Uint8Array): readonly Uint8Array[] {
  const edge: Uint8Array[] = [];
  for (let [level, hashes] = [0, size]; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const width = hashes % TILE_WIDTH;
    edge.push(width === 0 ? new Uint8Array(0) : readTile(level, Math.floor(hashes / TILE_WIDTH)));
  }
  return edge;
}

const storeTiles = async (sql: Sql, tiles: readonly FilledTile[]): Promise<void> => {
  if (tiles.length === 0) return;
  await sql.run('INSERT INTO ledger.tile (level, idx, bytes) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])', [
    tiles.map(({ level }) => level),
    tiles.map(({ index }) => index),
    tiles.map(({ hashes }) => hashes),
  ]);
};
