import fc from 'fast-check';
import {
  CompactRange,
  HASH_BYTES,
  TILE_WIDTH,
  bundlePath,
  consistencyNodes,
  consistencyProof,
  decodeBundle,
  encodeBundle,
  growTiles,
  hashesFromTiles,
  inclusionProof,
  leafHash,
  naiveRoot,
  rootOfTiles,
  tileOfNode,
  tilePath,
  tilesAffected,
  verifyConsistency,
  verifyInclusion,
} from '../index.ts';
import type { ReadTile } from '../index.ts';

const leaves = Array.from({ length: 70_000 }, (_, at) => leafHash(new TextEncoder().encode(`synthetic entry ${at}`)));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A store of tiles that grows as the sequencer's does, in steps. */
function storeOf(...sizes: readonly number[]): { readonly read: ReadTile; readonly paths: readonly string[] } {
  const stored = new Map<string, Uint8Array>();
  const paths: string[] = [];
  const read: ReadTile = (level, index) => {
    const tile = stored.get(`${level}/${index}`);
    if (!tile) throw new Error(`tile ${level}/${index} was never stored`);
    return tile;
  };
  let size = 0;
  for (const next of sizes) {
    for (const { level, index, width, hashes } of growTiles(size, leaves.slice(size, next), read)) {
      stored.set(`${level}/${index}`, hashes);
      paths.push(tilePath(level, index, width));
    }
    size = next;
  }
  return { read, paths };
}

describe('tiles (C2SP tlog-tiles, AUD-07)', () => {
  it.each([
    // Examples of the specification: index 1234067, and the tiles of trees of 70,000 and 256 entries.
    [tilePath(0, 1_234_067), 'tile/0/x001/x234/067'],
    [tilePath(2, 0, 1), 'tile/2/000.p/1'],
    [bundlePath(273, 112), 'tile/entries/273.p/112'],
    [bundlePath(1000), 'tile/entries/x001/000'],
  ])('names a tile %s', (path, expected) => expect(path).toBe(expected));

  it.each([0, 257, 1.5])('refuses %p as a width', (width) => expect(() => tilePath(0, 0, width)).toThrow(RangeError));

  it('has for 70,000 entries 273 full tiles and one of 112, one full and one of 17, and one of 1', () => {
    const tiles = tilesAffected(0, 70_000);
    const count = (level: number, width: number): number => tiles.filter((tile) => tile.level === level && tile.width === width).length;
    expect([count(0, 256), count(0, 112), count(1, 256), count(1, 17), count(2, 1), tiles.length]).toEqual([273, 1, 1, 1, 1, 277]);
  });

  it('has for 256 entries one full tile and one of width 1 above it', () =>
    expect(tilesAffected(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]));

  it('touches only tiles that changed', () => {
    expect(tilesAffected(300, 300)).toEqual([]);
    expect(tilesAffected(300, 301)).toEqual([{ level: 0, index: 1, width: 45 }]);
    expect(tilesAffected(511, 512)).toEqual([
      { level: 0, index: 1, width: 256 },
      { level: 1, index: 0, width: 2 },
    ]);
  });

  it('gives the same root as the compact range and the recursive definition, whatever the steps in which it grew', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, (counts) => {
        const sizes = counts.map((_, at) => counts.slice(0, at + 1).reduce((sum, count) => sum + count, 0));
        const size = sizes.at(-1) ?? 0;
        const range = new CompactRange();
        leaves.slice(0, size).forEach((leaf) => range.append(leaf));
        const root = hex(rootOfTiles(size, storeOf(...sizes).read));
        expect(root).toBe(hex(range.root()));
        expect(root).toBe(hex(naiveRoot(leaves.slice(0, size))));
      }),
      { numRuns: 15 },
    );
  });

  it('gives the same root over three levels of tiles', () => {
    const range = new CompactRange();
    leaves.forEach((leaf) => range.append(leaf));
    expect(hex(rootOfTiles(70_000, storeOf(65_535, 65_537, 70_000).read))).toBe(hex(range.root()));
  });

  it('gives another root when one byte of a tile differs', () => {
    const { read } = storeOf(600);
    const changed: ReadTile = (level, index) => {
      const tile = new Uint8Array(read(level, index));
      if (level === 0 && index === 2) tile[40] = (tile[40] ?? 0) ^ 1;
      return tile;
    };
    expect(hex(rootOfTiles(600, changed))).not.toBe(hex(rootOfTiles(600, read)));
  });

  it('refuses a stored tile that lost its end', () => {
    const { read } = storeOf(600);
    const cut: ReadTile = (level, index) => read(level, index).subarray(0, 3 * HASH_BYTES);
    expect(() => rootOfTiles(600, cut)).toThrow(RangeError);
    expect(() => growTiles(600, leaves.slice(600, 601), cut)).toThrow(RangeError);
  });

  it('carries every proof of a tree (AUD-12, AUD-13)', () => {
    const { read } = storeOf(300, 1_000, 66_000);
    const roots = new Map([300, 1_000, 66_000].map((size) => [size, rootOf(size)]));
    const hashes = hashesFromTiles(read);
    const root = rootOf(66_000);
    for (const index of [0, 255, 256, 511, 65_535, 65_536, 65_999]) {
      const leaf = leaves[index] ?? root;
      expect(verifyInclusion({ index, size: 66_000, leaf, root, proof: inclusionProof(66_000, index, hashes) })).toBe(true);
    }
    for (const [older, olderRoot] of roots) {
      const proof = consistencyProof(older, 66_000, hashes);
      expect(verifyConsistency({ older, newer: 66_000, olderRoot, newerRoot: root, proof })).toBe(true);
    }
  });

  it('names beforehand every tile that a proof will read', () => {
    const { read } = storeOf(66_000);
    const named = new Set(
      consistencyNodes(999, 66_000)
        .map(tileOfNode)
        .map(({ level, index }) => `${level}/${index}`),
    );
    const touched = new Set<string>();
    consistencyProof(
      999,
      66_000,
      hashesFromTiles((level, index) => (touched.add(`${level}/${index}`), read(level, index))),
    );
    expect(touched).toEqual(named);
  });

  const rootOf = (size: number): Uint8Array => {
    const range = new CompactRange();
    leaves.slice(0, size).forEach((leaf) => range.append(leaf));
    return range.root();
  };
});

describe('entry bundle', () => {
  it('writes each body after its length in two bytes', () =>
    expect(hex(encodeBundle([Uint8Array.of(), Uint8Array.of(7), new Uint8Array(258)]))).toBe(`0000${'000107'}0102${'00'.repeat(258)}`));

  it('gives back what went in', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: TILE_WIDTH }), (bodies) =>
        expect(decodeBundle(encodeBundle(bodies)).map(hex)).toEqual(bodies.map(hex)),
      ),
      { numRuns: 30 },
    ));

  it('refuses a body of 65,536 bytes, which the length cannot tell', () => {
    expect(encodeBundle([new Uint8Array(65_535)])).toHaveLength(65_537);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('refuses a bundle that ends inside an entry', () => {
    const whole = encodeBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)]);
    for (const end of [1, 2, 4, 6, 8]) expect(() => decodeBundle(whole.subarray(0, end))).toThrow(RangeError);
  });
});
