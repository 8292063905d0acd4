import { CompactRange } from './compact-range.ts';
import { HASH_BYTES, emptyRoot, nodeHash, sameBytes } from './hashing.ts';
import { coverOf } from './tree-nodes.ts';

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === HASH_BYTES);
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** A leaf hash, its place, and the way up to a root. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162 §2.1.3.2. False for anything that does not lead from this leaf at this index to this root, whatever is wrong with it. */
export function verifyInclusion({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash);
      // A right-most node without a sibling rises until it has one.
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeHash(hash, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Two trees and the way from one to the other. */
export interface Consistency {
  readonly older: number;
  readonly newer: number;
  readonly olderRoot: Uint8Array;
  readonly newerRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.4.2; the empty tree is the beginning of every tree, with no proof to show. */
export function verifyConsistency({ older, newer, olderRoot, newerRoot, proof }: Consistency): boolean {
  if (!isSize(older) || !isSize(newer) || older > newer || !areHashes([olderRoot, newerRoot, ...proof])) return false;
  if (older === 0) return proof.length === 0 && sameBytes(olderRoot, emptyRoot()) && (newer > 0 || sameBytes(newerRoot, olderRoot));
  if (older === newer) return proof.length === 0 && sameBytes(olderRoot, newerRoot);
  const [first, ...rest] = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [at, last] = [older - 1, newer - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [fromOlder, fromNewer] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      fromOlder = nodeHash(sibling, fromOlder);
      fromNewer = nodeHash(sibling, fromNewer);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else fromNewer = nodeHash(fromNewer, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(fromOlder, olderRoot) && sameBytes(fromNewer, newerRoot);
}

const isPowerOfTwo = (value: number): boolean => coverOf(0, value).length === 1;

/** All leaf hashes of a stretch of the log, with the complete subtrees (`coverOf`) before and after it. */
export interface RangeProof {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly leaves: Iterable<Uint8Array>;
  readonly left: readonly Uint8Array[];
  readonly right: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** One root computation for a whole stretch: cheaper than a proof for each entry of it. */
export function verifyRange({ from, to, size, leaves, left, right, root }: RangeProof): boolean {
  if (![from, to, size].every(isSize) || from > to || to > size || !areHashes([...left, ...right, root])) return false;
  const after = coverOf(to, size);
  if (coverOf(0, from).length !== left.length || after.length !== right.length) return false;
  const tree = new CompactRange(from, left);
  for (const leaf of leaves) {
    if (leaf.length !== HASH_BYTES || tree.size >= to) return false;
    tree.append(leaf);
  }
  if (tree.size !== to) return false;
  after.forEach(({ level }, at) => tree.appendSubtree(level, right[at] ?? root));
  return sameBytes(tree.root(), root);
}
