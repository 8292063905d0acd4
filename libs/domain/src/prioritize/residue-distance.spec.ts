import { residueDistance } from './residue-distance.ts';

describe('residueDistance', () => {
  test.each([
    ['S', 'R', 110],
    ['L', 'R', 102],
    ['G', 'D', 94],
    ['G', 'V', 109],
    ['L', 'I', 5],
    ['C', 'W', 215],
    ['V', 'E', 121],
  ])('%s to %s is %d in the published table, up to its rounding', (a, b, distance) => {
    expect(Math.abs((residueDistance(a, b) ?? 0) - distance)).toBeLessThan(1);
    expect(residueDistance(b, a)).toBe(residueDistance(a, b));
  });

  it('knows no distance to a stop', () => {
    expect(residueDistance('R', '*')).toBeNull();
  });
});
