import { isSame, joined, sha256 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 §2.1. */
export const leafHash = (body: Uint8Array): Promise<Bytes> => sha256(joined(LEAF, body));
const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => sha256(joined(NODE, left, right));

/** A tree as its fewest complete subtrees, the largest first. */
export interface Grown {
  readonly size: number;
  readonly subtrees: readonly { readonly level: number; readonly hash: Bytes }[];
}
export const NOTHING: Grown = { size: 0, subtrees: [] };

/** The tree with one more complete subtree of `2^level` leaves at its end. */
export async function grow(tree: Grown, level: number, hash: Bytes): Promise<Grown> {
  const subtrees = [...tree.subtrees];
  let last = { level, hash };
  for (let before = subtrees.at(-1); before?.level === last.level; before = subtrees.at(-1)) {
    last = { level: last.level + 1, hash: await nodeHash(before.hash, last.hash) };
    subtrees.pop();
  }
  return { size: tree.size + 2 ** level, subtrees: [...subtrees, last] };
}

export async function growAll(tree: Grown, leaves: readonly Bytes[]): Promise<Grown> {
  let grown = tree;
  for (const leaf of leaves) grown = await grow(grown, 0, leaf);
  return grown;
}

/** Smaller subtrees join from the right. */
export async function rootOf({ subtrees }: Grown): Promise<Bytes> {
  let root = subtrees.at(-1)?.hash;
  if (!root) return sha256(new Uint8Array(0));
  for (const { hash } of subtrees.slice(0, -1).reverse()) root = await nodeHash(hash, root);
  return root;
}

/** Root over 2^n hashes, a whole level at a time. */
export async function completeRoot(hashes: readonly Bytes[]): Promise<Bytes> {
  let row = hashes;
  while (row.length > 1) {
    const pairs = row.filter((_, at) => at % 2 === 0).map((left, at) => [left, row[2 * at + 1] ?? left] as const);
    row = await Promise.all(pairs.map(([left, right]) => nodeHash(left, right)));
  }
  return row[0] ?? sha256(new Uint8Array(0));
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Bytes;
  readonly hashes: readonly Bytes[];
  readonly root: Bytes;
}

/** RFC 9162 §2.1.3.2: whether the hashes lead from this leaf at this place to this root. */
export async function isIncluded({ index, size, leaf, hashes, root }: Inclusion): Promise<boolean> {
  if (index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of hashes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = await nodeHash(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(hash, root);
}
