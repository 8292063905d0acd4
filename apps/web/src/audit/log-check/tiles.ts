import type { Bytes } from './bytes.ts';

/** Hashes in a full tile (C2SP tlog-tiles, height 8), and the level of the tree that its root has. */
export const TILE = 256;
export const TILE_LEVEL = 8;

/** Bytes at a path below the log's address; null when there are none. */
export type ReadPath = (path: string) => Promise<Bytes | null>;

/** Index in groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
const indexPath = (index: number): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
};

/** A tile, or the entries below it; a partial one may have been replaced by the full one since. */
export async function readTile(read: ReadPath, kind: '0' | 'entries', index: number, width: number): Promise<Bytes | null> {
  const path = `tile/${kind}/${indexPath(index)}`;
  return (width < TILE ? await read(`${path}.p/${width}`) : null) ?? read(path);
}

/** Bodies of an entry bundle: each after its length as two bytes; null when it ends inside an entry or holds too few. */
export function bodiesOf(bundle: Bytes, width: number): readonly Bytes[] | null {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const bodies: Bytes[] = [];
  for (let at = 0; at < bundle.length && bodies.length < width;) {
    if (at + 2 > bundle.length) return null;
    const end = at + 2 + view.getUint16(at);
    if (end > bundle.length) return null;
    bodies.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return bodies.length === width ? bodies : null;
}
