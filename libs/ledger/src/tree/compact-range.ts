import { assertSize, coverOf, foldRight } from './tree-nodes.ts';
import { nodeHash } from './hashing.ts';

/**
 * The tree as its fewest complete subtrees, at most 53 hashes whatever its size. It grows leaf by leaf and needs no stored tree: the first of the two
 * ways in which the sequencer computes each root.
 */
export class CompactRange {
  readonly #subtrees: { readonly level: number; readonly hash: Uint8Array }[];
  #size: number;

  /**
   * @param hashes of the complete subtrees of a tree of this size, the largest first, as `hashes()` gave them
   * @throws RangeError when their number is not that of the size
   */
  constructor(size = 0, hashes: readonly Uint8Array[] = []) {
    const cover = coverOf(0, size);
    this.#subtrees = hashes.map((hash, at) => ({ level: cover[at]?.level ?? 0, hash }));
    if (cover.length !== hashes.length) throw new RangeError(`a tree of ${size} leaves has ${cover.length} subtrees, not ${hashes.length}`);
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    this.appendSubtree(0, leaf);
  }

  /**
   * Adds a complete subtree of `2^level` leaves at once.
   * @throws RangeError where such a subtree cannot start
   */
  appendSubtree(level: number, hash: Uint8Array): void {
    const width = 2 ** level;
    if (this.#size % width !== 0) throw new RangeError(`a subtree of ${width} leaves cannot start at leaf ${this.#size}`);
    assertSize(this.#size + width, 'size of the tree');
    this.#size += width;
    let node = { level, hash };
    for (let last = this.#subtrees.at(-1); last?.level === node.level; last = this.#subtrees.at(-1)) {
      node = { level: node.level + 1, hash: nodeHash(last.hash, node.hash) };
      this.#subtrees.pop();
    }
    this.#subtrees.push(node);
  }

  root(): Uint8Array {
    return foldRight(this.hashes());
  }

  hashes(): readonly Uint8Array[] {
    return this.#subtrees.map(({ hash }) => hash);
  }
}
