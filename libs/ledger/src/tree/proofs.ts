import { assertSize, coverOf, rangeHash } from './tree-nodes.ts';
import type { LeafRange, ReadHash, TreeNode } from './tree-nodes.ts';

/** The largest power of two below a number of at least two (k of RFC 6962 §2.1). */
function leftWidth(leaves: number): number {
  let width = 1;
  while (width * 2 < leaves) width *= 2;
  return width;
}

/** Ranges whose hashes are PATH(index, D[size]) of RFC 6962 §2.1.1, from the leaf's sibling up. */
function inclusionRanges(size: number, index: number): readonly LeafRange[] {
  assertSize(size, 'size');
  assertSize(index, 'index');
  if (index >= size) throw new RangeError(`a log of ${size} entries has no entry ${index}`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + leftWidth(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** Ranges whose hashes are PROOF(from, D[to]) of RFC 6962 §2.1.2; none where the older tree is empty or the same. */
function consistencyRanges(older: number, newer: number): readonly LeafRange[] {
  assertSize(older, 'older size');
  assertSize(newer, 'newer size');
  if (older > newer) throw new RangeError(`a log of ${newer} entries never had ${older}`);
  if (older === 0 || older === newer) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, newer];
  while (to !== older) {
    const middle = from + leftWidth(to - from);
    if (older <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The verifier has the root of the older tree, so it is left out where it is a subtree of the newer one.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** Offline proof that entry `index` is in the tree of `size` (AUD-12). @throws RangeError when it is not */
export const inclusionProof = (size: number, index: number, readHash: ReadHash): readonly Uint8Array[] =>
  inclusionRanges(size, index).map((range) => rangeHash(range, readHash));

/** Offline proof that the tree of `older` leaves is the beginning of that of `newer` (AUD-13). @throws RangeError when `older` is the larger */
export const consistencyProof = (older: number, newer: number, readHash: ReadHash): readonly Uint8Array[] =>
  consistencyRanges(older, newer).map((range) => rangeHash(range, readHash));

const nodesOf = (ranges: readonly LeafRange[]): readonly TreeNode[] => ranges.flatMap(({ from, to }) => coverOf(from, to));
/** What `inclusionProof` will read, so that it can be fetched in one go before. */
export const inclusionNodes = (size: number, index: number): readonly TreeNode[] => nodesOf(inclusionRanges(size, index));
/** What `consistencyProof` will read, so that it can be fetched in one go before. */
export const consistencyNodes = (older: number, newer: number): readonly TreeNode[] => nodesOf(consistencyRanges(older, newer));
