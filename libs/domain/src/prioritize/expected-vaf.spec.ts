import { expectedVaf, isNear } from './expected-vaf.ts';

describe('expectedVaf', () => {
  test.each([
    ['somatic, one of two copies', 0.6, { mutated: 1, total: 2, isGermline: false }, 0.3],
    ['somatic, the only copy', 0.6, { mutated: 1, total: 1, isGermline: false }, 0.6 / 1.4],
    ['somatic, both copies', 0.6, { mutated: 2, total: 2, isGermline: false }, 0.6],
    ['germline, one of two copies', 0.6, { mutated: 1, total: 2, isGermline: true }, 0.5],
    ['germline, the only copy', 0.6, { mutated: 1, total: 1, isGermline: true }, 1 / 1.4],
    ['germline, lost in the tumor', 0.6, { mutated: 0, total: 1, isGermline: true }, 0.4 / 1.4],
    ['pure tumor, the only copy', 1, { mutated: 1, total: 1, isGermline: false }, 1],
  ] as const)('%s at tumor content %d', (_name, purity, state, expected) => {
    expect(expectedVaf(purity, state)).toBeCloseTo(expected, 10);
  });

  it('is unknown where nothing is left to sequence', () => {
    expect(expectedVaf(1, { mutated: 0, total: 0, isGermline: false })).toBeNull();
  });

  it('tolerates 0.15 and no more', () => {
    expect([isNear(0.45, 0.3), isNear(0.451, 0.3), isNear(0.3, null)]).toEqual([true, false, false]);
  });
});
