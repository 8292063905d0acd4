import { assertSize } from '../tree/tree-nodes.ts';

/** Hashes in a full tile (C2SP tlog-tiles: height 8). */
export const TILE_WIDTH = 256;
/** Levels of the tree that one level of tiles spans. */
export const TILE_HEIGHT = 8;

export interface TileId {
  /** Level of tiles: 0 holds leaf hashes, each further one the roots of the full tiles below. */
  readonly level: number;
  readonly index: number;
}
export interface Tile extends TileId {
  /** Hashes in it, 1–256; fewer than 256 make it partial. */
  readonly width: number;
}

/** `tile/<level>/<index>` by tlog-tiles, with `.p/<width>` where the tile is partial. */
export const tilePath = (level: number, index: number, width: number = TILE_WIDTH): string => `tile/${level}/${indexPath(index, width)}`;
/** `tile/entries/<index>`, the entries whose leaf hashes the tile of level 0 holds. */
export const bundlePath = (index: number, width: number = TILE_WIDTH): string => `tile/entries/${indexPath(index, width)}`;

/** Index in groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
function indexPath(index: number, width: number): string {
  assertSize(index, 'index of a tile');
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError(`a tile is 1 to ${TILE_WIDTH} wide, not ${width}`);
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** Hashes that a level of tiles holds in a tree of this size. */
export const hashesAtLevel = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** Tiles that are new or wider in the newer tree, lowest level first, each as wide as the newer tree makes it. */
export function tilesAffected(oldSize: number, newSize: number): readonly Tile[] {
  assertSize(oldSize, 'old size');
  assertSize(newSize, 'new size');
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(newSize, level) > 0; level += 1) {
    const [before, after] = [hashesAtLevel(oldSize, level), hashesAtLevel(newSize, level)];
    for (let index = Math.floor(before / TILE_WIDTH); before < after && index * TILE_WIDTH < after; index += 1)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, after - index * TILE_WIDTH) });
  }
  return tiles;
}
