import fc from 'fast-check';
import {
  CompactRange,
  consistencyNodes,
  consistencyProof,
  coverOf,
  emptyRoot,
  inclusionNodes,
  inclusionProof,
  leafHash,
  naiveRoot,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
  verifyRange,
} from '../index.ts';
import type { ReadHash } from '../index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

// Figures of the Certificate Transparency reference tree (transparency-dev/merkle, testonly: LeafInputs, RootHashes, NodeHashes and its reference
// proofs), the common vectors for RFC 6962 §2.1.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  .map(bytes)
  .map(leafHash);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const NODES = {
  '0/0': '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '0/1': '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '0/4': 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  '1/0': 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  '1/1': '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '1/2': '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  '1/3': 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '2/0': 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '2/1': '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
} as const;
type NodeName = keyof typeof NODES;

/** Complete subtrees by the recursive definition, over leaves that lie in memory. */
const reader =
  (leaves: readonly Uint8Array[]): ReadHash =>
  (level, index) =>
    naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

const synthetic = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`synthetic entry ${at}`)));

describe('tree (RFC 6962, AUD-06/07)', () => {
  it('gives the published roots, by the recursive definition and by the compact range', () => {
    const range = new CompactRange();
    for (const [size, root] of ROOTS.entries()) {
      expect(hex(naiveRoot(LEAVES.slice(0, size)))).toBe(root);
      expect(hex(range.root())).toBe(root);
      const next = LEAVES[size];
      if (next) range.append(next);
    }
  });

  it.each(Object.keys(NODES) as NodeName[])('gives the published hash of subtree %s', (name) => {
    const [level = 0, index = 0] = name.split('/').map(Number);
    expect(hex(reader(LEAVES)(level, index))).toBe(NODES[name]);
  });

  it('equals a naive recursive tree at every size from 0 to 65,536', () => {
    const known = new Map<number, Uint8Array>();
    const leaves = synthetic(65_536);
    // The recursive definition, with complete subtrees remembered so that 65,537 roots take seconds.
    const root = (from: number, to: number): Uint8Array => {
      const width = to - from;
      const key = from * 131_072 + to;
      const found = known.get(key);
      if (found) return found;
      if (width <= 1) return leaves[from] ?? emptyRoot();
      const left = 2 ** (Math.ceil(Math.log2(width)) - 1);
      const hash = nodeHash(root(from, from + left), root(from + left, to));
      if (left * 2 === width) known.set(key, hash);
      return hash;
    };
    const range = new CompactRange();
    const differing = [...leaves, null].findIndex((leaf, size) => {
      const differs = Buffer.compare(range.root(), size === 0 ? emptyRoot() : root(0, size)) !== 0;
      if (leaf) range.append(leaf);
      return differs;
    });
    expect({ differing, size: range.size }).toEqual({ differing: -1, size: 65_536 });
  });

  it('goes on from its stored hashes as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (before, added) => {
        const leaves = synthetic(before + added);
        const first = new CompactRange();
        leaves.slice(0, before).forEach((leaf) => first.append(leaf));
        const second = new CompactRange(before, first.hashes());
        leaves.slice(before).forEach((leaf) => second.append(leaf));
        expect(hex(second.root())).toBe(hex(naiveRoot(leaves)));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses stored hashes whose number is not that of the size, and a subtree where none can start', () => {
    expect(() => new CompactRange(3, LEAVES.slice(0, 1))).toThrow(RangeError);
    expect(() => new CompactRange(1, LEAVES.slice(0, 1)).appendSubtree(1, LEAVES[0] ?? emptyRoot())).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %p as a size', (size) => expect(() => coverOf(0, size)).toThrow(RangeError));
});

describe('inclusionProof (AUD-12)', () => {
  it.each<[index: number, size: number, proof: readonly NodeName[]]>([
    [0, 1, []],
    [0, 2, ['0/1']],
    [1, 2, ['0/0']],
    [2, 3, ['1/0']],
    [1, 5, ['0/0', '1/1', '0/4']],
    [0, 8, ['0/1', '1/1', '2/1']],
    [5, 8, ['0/4', '1/3', '2/0']],
  ])('for entry %p of %p is the published one', (index, size, names) => {
    const proof = inclusionProof(size, index, reader(LEAVES));
    expect(proof.map(hex)).toEqual(names.map((name) => NODES[name]));
    expect(verifyInclusion({ index, size, leaf: LEAVES[index] ?? emptyRoot(), proof, root: bytes(ROOTS[size] ?? '') })).toBe(true);
  });

  it('refuses an entry that the tree does not have', () => expect(() => inclusionProof(8, 8, reader(LEAVES))).toThrow(RangeError));

  it('holds for every entry of every small tree, and no mutation of it does', () => {
    const leaves = synthetic(26);
    for (let size = 1; size <= 26; size += 1) {
      const root = naiveRoot(leaves.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const leaf = leaves[index] ?? root;
        const good = { index, size, leaf, root, proof: inclusionProof(size, index, reader(leaves)) };
        expect(verifyInclusion(good)).toBe(true);
        const bad = mutations(good.proof).map((proof) => ({ ...good, proof }));
        bad.push({ ...good, leaf: flip(leaf) }, { ...good, root: flip(root) }, { ...good, root: root.subarray(1) });
        for (let other = -1; other <= size; other += 1) if (other !== index) bad.push({ ...good, index: other });
        expect(bad.filter(verifyInclusion)).toEqual([]);
      }
    }
  });
});

describe('consistencyProof (AUD-13)', () => {
  it.each<[older: number, newer: number, proof: readonly NodeName[]]>([
    [1, 1, []],
    [1, 8, ['0/1', '1/1', '2/1']],
    [6, 8, ['1/2', '1/3', '2/0']],
    [2, 5, ['1/1', '0/4']],
  ])('from %p to %p is the published one', (older, newer, names) => {
    const proof = consistencyProof(older, newer, reader(LEAVES));
    expect(proof.map(hex)).toEqual(names.map((name) => NODES[name]));
    const [olderRoot, newerRoot] = [bytes(ROOTS[older] ?? ''), bytes(ROOTS[newer] ?? '')];
    expect(verifyConsistency({ older, newer, olderRoot, newerRoot, proof })).toBe(true);
  });

  it('refuses to lead from the larger tree to the smaller', () => expect(() => consistencyProof(8, 7, reader(LEAVES))).toThrow(RangeError));

  it('holds between any two small trees, and no mutation of it does', () => {
    const leaves = synthetic(26);
    const roots = Array.from({ length: 27 }, (_, size) => naiveRoot(leaves.slice(0, size)));
    for (let newer = 0; newer <= 26; newer += 1) {
      for (let older = 0; older <= newer; older += 1) {
        const [olderRoot, newerRoot] = [roots[older] ?? emptyRoot(), roots[newer] ?? emptyRoot()];
        const good = { older, newer, olderRoot, newerRoot, proof: consistencyProof(older, newer, reader(leaves)) };
        expect(verifyConsistency(good)).toBe(true);
        const bad = mutations(good.proof).map((proof) => ({ ...good, proof }));
        bad.push({ ...good, olderRoot: flip(olderRoot) }, { ...good, older: newer + 1 });
        // From the empty tree every root can grow.
        if (older > 0) bad.push({ ...good, newerRoot: flip(newerRoot) });
        if (older > 0 && older < newer) bad.push({ ...good, older: newer }, { ...good, newer: older }, { ...good, olderRoot: newerRoot });
        expect(bad.filter(verifyConsistency)).toEqual([]);
      }
    }
  });

  it('refuses a history that was rewritten below', () => {
    const [honest, forged] = [synthetic(30), [...synthetic(30)]];
    forged[3] = leafHash(new TextEncoder().encode('forged'));
    const claim = { older: 12, newer: 30, olderRoot: naiveRoot(honest.slice(0, 12)), newerRoot: naiveRoot(forged) };
    for (const leaves of [honest, forged])
      expect(verifyConsistency({ ...claim, proof: consistencyProof(12, 30, reader(leaves)) })).toBe(false);
  });
});

describe('nodes of a proof', () => {
  it('are exactly what making the proof reads', () => {
    fc.assert(
      fc.property(fc.nat(90), fc.nat(90), (a, b) => {
        const leaves = synthetic(91);
        const [older, newer] = [Math.min(a, b), Math.max(a, b) + 1];
        const read = new Set<string>();
        const noting: ReadHash = (level, index) => (read.add(`${level}/${index}`), reader(leaves)(level, index));
        const names = (nodes: readonly { level: number; index: number }[]): readonly string[] =>
          nodes.map(({ level, index }) => `${level}/${index}`).sort();
        inclusionProof(newer, older, noting);
        expect([...read].sort()).toEqual(names(inclusionNodes(newer, older)));
        read.clear();
        consistencyProof(older, newer, noting);
        expect([...read].sort()).toEqual(names(consistencyNodes(older, newer)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('verifyRange (AUD-14)', () => {
  const leaves = synthetic(50);
  const proofOf = (from: number, to: number, size: number) => {
    const hashes = (a: number, b: number) => coverOf(a, b).map(({ level, index }) => reader(leaves)(level, index));
    const root = naiveRoot(leaves.slice(0, size));
    return { from, to, size, leaves: leaves.slice(from, to), left: hashes(0, from), right: hashes(to, size), root };
  };
  const ranges = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map((cuts) => cuts.sort((a, b) => a - b));

  it('accepts a stretch of the log with the subtrees around it', () =>
    fc.assert(fc.property(ranges, ([from = 0, to = 0, size = 0]) => expect(verifyRange(proofOf(from, to, size))).toBe(true))));

  it('refuses a stretch with an entry left out, added, changed or exchanged', () =>
    fc.assert(
      fc.property(ranges, fc.nat(), ([from = 0, to = 0, size = 0], pick) => {
        fc.pre(to - from >= 2);
        const good = proofOf(from, to, size);
        const at = pick % (to - from - 1);
        const [one, two] = [leaves[from + at] ?? emptyRoot(), leaves[from + at + 1] ?? emptyRoot()];
        const forged = [
          good.leaves.toSpliced(at, 1),
          good.leaves.toSpliced(at, 0, one),
          good.leaves.with(at, flip(one)),
          good.leaves.with(at, two).with(at + 1, one),
        ].map((changed) => ({ ...good, leaves: changed }));
        const around = [
          { ...good, left: [...good.left, one] },
          { ...good, right: good.right.slice(1), left: good.left.slice(1) },
          { ...good, root: flip(good.root) },
        ].filter((bad) => bad.left.length + bad.right.length !== good.left.length + good.right.length || bad.root !== good.root);
        expect([...forged, ...around].filter(verifyRange)).toEqual([]);
      }),
    ));
});

function flip(hash: Uint8Array): Uint8Array {
  const copy = new Uint8Array(hash);
  copy[7] = (copy[7] ?? 0) ^ 4;
  return copy;
}

/** Every hash changed, left out, doubled or exchanged with its neighbour, and one too many. */
function mutations(proof: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  const one = leafHash(new Uint8Array(1));
  const swapped = proof.slice(1).map((hash, at) => proof.with(at, hash).with(at + 1, proof[at] ?? hash));
  const each = proof.flatMap((hash, at) => [
    proof.with(at, flip(hash)),
    proof.with(at, hash.subarray(1)),
    proof.toSpliced(at, 1),
    proof.toSpliced(at, 0, hash),
  ]);
  return [...each, ...swapped, [...proof, one], [one, ...proof]];
}
