import { emptyRoot, nodeHash } from './hashing.ts';

/** A complete subtree: the leaves from `index · 2^level` up to, not including, `(index + 1) · 2^level`. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}
/** Leaves from `from` up to, not including, `to`. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}
/** Hash of a complete subtree, from wherever it is stored. */
export type ReadHash = (level: number, index: number) => Uint8Array;

/** Sizes and indexes are whole numbers that a double carries exactly; a log of 2^53 entries would be one too many. */
export function assertSize(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number from 0 up, not ${value}`);
}

/** The fewest complete subtrees that cover a range, from left to right. */
export function coverOf(from: number, to: number): readonly TreeNode[] {
  assertSize(from, 'start of a range');
  assertSize(to, 'end of a range');
  const nodes: TreeNode[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      level += 1;
      width *= 2;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** MTH of RFC 6962 §2.1 over a range that starts where a subtree of its size may start: the right-most pieces join first. */
export function rangeHash({ from, to }: LeafRange, readHash: ReadHash): Uint8Array {
  return foldRight(coverOf(from, to).map(({ level, index }) => readHash(level, index)));
}

/** Joins the hashes of ever smaller subtrees into the root over them. */
export function foldRight(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot();
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}
