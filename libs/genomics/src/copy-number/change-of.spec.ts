import fc from 'fast-check';
import { changeOfCopies, changeOfLevel, changeOfLog2 } from './change-of.ts';

describe('changeOfCopies', () => {
  it.each([
    [0, null, null, 'deletion'],
    [0.4, null, null, 'deletion'],
    [0.5, null, null, 'loss'],
    [1, 0, null, 'loss'],
    [2, 1, null, null],
    [2, 0, null, 'loss'],
    [3, 1, null, 'gain'],
    [3, 1, 3.1, null],
    [4.9, null, null, 'gain'],
    [4, 1, 1.6, 'amplification'],
    [5, null, null, 'amplification'],
    [6, 2, 4, 'amplification'],
  ])('%p copies, %p of the rarer allele, ploidy %p: %p', (copies, minor, ploidy, change) => {
    expect(changeOfCopies(copies, minor, ploidy)).toBe(change);
  });
});

describe('changeOfLog2', () => {
  it.each([
    [1.33, 'amplification'],
    [1.32, 'gain'],
    [0.2, 'gain'],
    [0.19, null],
    [-0.24, null],
    [-0.25, 'loss'],
    [-1.99, 'loss'],
    [-2, 'deletion'],
  ])('log2 %p is %p', (log2, change) => {
    expect(changeOfLog2(log2)).toBe(change);
  });

  /** Ratio of tumor to reference for n copies at tumor content p and ploidy ψ. */
  const log2Of = (n: number, p: number, ploidy: number): number => Math.log2((p * n + 2 * (1 - p)) / (p * ploidy + 2 * (1 - p)));

  it('never calls an amplification that the copies do not bear out, whatever the tumor content and ploidy', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 1.2, max: 6, noNaN: true }), (n, p, ploidy) => {
        if (changeOfLog2(log2Of(n, p, ploidy)) === 'amplification') expect(n).toBeGreaterThanOrEqual(2.5 * ploidy - 1e-6);
      }),
    );
  }); // prettier-ignore

  it('never calls a homozygous deletion of a gene that keeps a copy in a diploid tumor', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true }), (n, p) => {
        if (changeOfLog2(log2Of(n, p, 2)) === 'deletion') expect(n).toBeLessThan(0.5 + 1e-6);
      }),
    );
  });
});

describe('changeOfLevel', () => {
  it.each([[-2, 'deletion'], [-1.5, 'loss'], [-1, 'loss'], [0, null], [1, 'gain'], [2, 'amplification'], [0.7, null]])('level %p is %p', (level, change) => {
    expect(changeOfLevel(level)).toBe(change);
  }); // prettier-ignore
});
