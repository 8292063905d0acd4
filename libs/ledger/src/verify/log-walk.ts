import { CompactRange } from '../tree/compact-range.ts';
import { coverOf } from '../tree/tree-nodes.ts';
import { sameBytes } from '../tree/hashing.ts';
import { verifyInclusion } from '../tree/verify-proofs.ts';
import type { EntryLine, RangeLine } from '../bundle/bundle-line.ts';
import { hashesOf } from './bytes.ts';
import { Refused } from './finding.ts';

/** Tree that the newest checkpoint names. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Proves entries one after the other against the tree: each by its own proof, or all of a stretch by one root. */
export class LogWalk {
  #range: { readonly line: RangeLine; readonly tree: CompactRange; readonly right: readonly Uint8Array[] } | null = null;
  #broken = false;
  #last = -1;

  constructor(private readonly head: TreeHead) {}

  get hasRange(): boolean {
    return this.#range !== null || this.#broken;
  }

  beginRange(line: RangeLine): void {
    this.#broken = true;
    const [left, right] = [hashesOf(line.left), hashesOf(line.right)];
    const flaw = (problem: string): Refused => new Refused('LOG.RANGE', problem);
    if (line.from > line.to || line.to > this.head.size)
      throw flaw(`the range ${line.from} to ${line.to} is none of a tree of ${this.head.size} entries`);
    if (!left || !right) throw flaw('a hash beside the range is not the base64 of 32 bytes');
    if (left.length !== coverOf(0, line.from).length || right.length !== coverOf(line.to, this.head.size).length)
      throw flaw('the hashes beside the range are too few or too many');
    this.#range = { line, tree: new CompactRange(line.from, left), right };
    this.#broken = false;
    this.#last = line.from - 1;
  }

  /** @throws Refused */
  prove({ i, proof }: EntryLine, leaf: Uint8Array): void {
    const expected = this.#range ? this.#last + 1 : null;
    if (i <= this.#last || (expected !== null && i !== expected))
      throw new Refused(
        'ENTRY.ORDER',
        expected === null ? `entry ${i} stands after entry ${this.#last}` : `entry ${i} stands where entry ${expected} belongs`,
      );
    this.#last = i;
    if (this.#broken) return;
    if (this.#range) {
      if (i >= this.#range.line.to)
        throw new Refused('ENTRY.ORDER', `entry ${i} stands beyond the range, which ends before ${this.#range.line.to}`);
      this.#range.tree.append(leaf);
      return;
    }
    const hashes = hashesOf(proof ?? []);
    const { size, root } = this.head;
    if (!hashes || !verifyInclusion({ index: i, size, leaf, proof: hashes, root }))
      throw new Refused(
        'LOG.INCLUSION',
        `entry ${i} is not in the tree of the checkpoint of size ${size}: it was changed, moved or put in`,
      );
  }

  /** The entry is in a stretch, but its place can no longer be computed: the root can not come out. */
  skip(): void {
    if (this.#range) this.#broken = true;
  }

  /** @throws Refused */
  finish(): void {
    if (!this.#range) return;
    const { line, tree, right } = this.#range;
    if (this.#last !== line.to - 1)
      throw new Refused('ENTRY.ORDER', `entries ${this.#last + 1} to ${line.to - 1} of the range are missing`);
    if (this.#broken) return;
    coverOf(line.to, this.head.size).forEach(({ level }, at) => tree.appendSubtree(level, right[at] ?? this.head.root));
    if (!sameBytes(tree.root(), this.head.root))
      throw new Refused(
        'LOG.RANGE',
        `entries ${line.from} to ${line.to - 1} do not give the root of the checkpoint: one of them was changed, left out or put in`,
      );
  }
}
