import { CompactRange, growTiles, hashesFromTiles, leafHash } from '@consilium/ledger';
import { contradictions } from './contradictions.ts';
import { emptyDiary, sawCheckpoint } from './diary.ts';

const leaves = (count: number, salt = ''): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`${salt}${at}`)));
const rootOf = (hashes: readonly Uint8Array[]): Uint8Array => {
  const tree = new CompactRange();
  for (const hash of hashes) tree.append(hash);
  return tree.root();
};
const SIZE = 300;
const all = leaves(SIZE);
const newest = { size: SIZE, root: rootOf(all) };
const tiles = new Map(growTiles(0, all, () => new Uint8Array()).map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
const read = hashesFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array());
const seen = (...checkpoints: readonly (readonly [number, Uint8Array])[]): ReadonlyMap<number, ReadonlySet<string>> => {
  const diary = emptyDiary();
  for (const [size, root] of checkpoints) sawCheckpoint(diary, size, root);
  return diary.checkpoints;
};

describe('checkpoints that were seen, against the newest', () => {
  it('agree where the log only grew (AUD-09, AUD-13)', () => {
    const honest = [1, 2, 255, 256, 257, 299, SIZE].map((size) => [size, rootOf(all.slice(0, size))] as const);
    expect(contradictions(seen(...honest, ...honest), newest, read)).toEqual([]);
  });

  it.each([
    ['a checkpoint of another tree', seen([200, rootOf(leaves(200, 'other '))]), /did not grow from that of size 200/],
    ['another root of the newest size', seen([SIZE, rootOf(leaves(SIZE, 'other '))]), /did not grow from that of size 300/],
    ['two roots of one size', seen([2, rootOf(all.slice(0, 2))], [2, rootOf(leaves(2, 'x'))]), /^2 roots of size 2/],
    ['a log that was rolled back', seen([301, rootOf(leaves(301))]), /^size 301 is gone: the log has 300/],
  ])('finds %s', (_what, checkpoints, told) => {
    expect(contradictions(checkpoints, newest, read)).toEqual([expect.stringMatching(told)]);
  });
});
