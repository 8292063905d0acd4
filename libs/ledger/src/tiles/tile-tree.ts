import { HASH_BYTES, nodeHash } from '../tree/hashing.ts';
import { rangeHash } from '../tree/tree-nodes.ts';
import type { ReadHash, TreeNode } from '../tree/tree-nodes.ts';
import { TILE_HEIGHT, TILE_WIDTH, tilesAffected } from './tile-layout.ts';
import type { Tile, TileId } from './tile-layout.ts';

/** Bytes of a stored tile, at least as wide as the reader needs. */
export type ReadTile = (level: number, index: number) => Uint8Array;
export interface FilledTile extends Tile {
  readonly hashes: Uint8Array;
}

const hashAt = (tile: Uint8Array, at: number): Uint8Array => tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

/** Root over 2^n neighbouring hashes of a tile, pair by pair and level by level. */
function subtreeOf(tile: Uint8Array, from: number, width: number): Uint8Array {
  if (tile.length < (from + width) * HASH_BYTES) throw new RangeError(`a tile of ${tile.length} bytes has no hash ${from + width - 1}`);
  let row = Array.from({ length: width }, (_, at) => hashAt(tile, from + at));
  while (row.length > 1) row = pairsOf(row);
  return row[0] ?? new Uint8Array(0);
}
function pairsOf(row: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let at = 0; at + 1 < row.length; at += 2) {
    const [left, right] = [row[at], row[at + 1]];
    if (left && right) above.push(nodeHash(left, right));
  }
  return above;
}

/** The tile in which a node of the tree lies, or from whose hashes it follows. */
export const tileOfNode = ({ level, index }: TreeNode): TileId => ({
  level: Math.floor(level / TILE_HEIGHT),
  index: Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH),
});

/** Hashes of complete subtrees out of tiles. */
export const hashesFromTiles =
  (readTile: ReadTile): ReadHash =>
  (level, index) => {
    const width = 2 ** (level % TILE_HEIGHT);
    const tile = tileOfNode({ level, index });
    return subtreeOf(readTile(tile.level, tile.index), (index * width) % TILE_WIDTH, width);
  };

/** Root of a tree of this size out of its tiles: the second of the two ways in which the sequencer computes each root. */
export const rootOfTiles = (size: number, readTile: ReadTile): Uint8Array => rangeHash({ from: 0, to: size }, hashesFromTiles(readTile));

/**
 * The tiles that are new or wider once `leaves` (leaf hashes) have joined a tree of `oldSize`, filled. `readTile` is asked only for partial tiles of the
 * old tree.
 */
export function growTiles(oldSize: number, leaves: readonly Uint8Array[], readTile: ReadTile): readonly FilledTile[] {
  const filled = new Map<string, FilledTile>();
  let added: readonly Uint8Array[] = leaves;
  let addedLevel = 0;
  for (const tile of tilesAffected(oldSize, oldSize + leaves.length)) {
    if (tile.level !== addedLevel) {
      added = fullTileRoots([...filled.values()].filter(({ level }) => level === addedLevel));
      addedLevel = tile.level;
    }
    filled.set(`${tile.level}/${tile.index}`, fill(tile, Math.floor(oldSize / TILE_WIDTH ** tile.level), added, readTile));
  }
  return [...filled.values()];
}

const fullTileRoots = (tiles: readonly FilledTile[]): readonly Uint8Array[] =>
  tiles.filter(({ width }) => width === TILE_WIDTH).map(({ hashes }) => subtreeOf(hashes, 0, TILE_WIDTH));

/** @param before hashes of the level before the growth, @param added those that join it */
function fill(tile: Tile, before: number, added: readonly Uint8Array[], readTile: ReadTile): FilledTile {
  const start = tile.index * TILE_WIDTH;
  const kept = Math.max(0, before - start);
  const hashes = new Uint8Array(tile.width * HASH_BYTES);
  if (kept > 0) {
    const old = readTile(tile.level, tile.index);
    if (old.length < kept * HASH_BYTES)
      throw new RangeError(`tile ${tile.level}/${tile.index} has ${old.length} bytes: ${kept} hashes are missing`);
    hashes.set(old.subarray(0, kept * HASH_BYTES));
  }
  for (let at = kept; at < tile.width; at += 1) {
    const hash = added[start + at - before];
    if (hash?.length !== HASH_BYTES) throw new RangeError(`hash ${start + at} of tile level ${tile.level} is missing`);
    hashes.set(hash, at * HASH_BYTES);
  }
  return { ...tile, hashes };
}
