import { populationVerdict } from './population-frequency.ts';

describe('populationVerdict', () => {
  it.each([
    [0.01, false, 'tier-iv'],
    [0.01, true, 'flag-common'],
    [0.0099, false, 'no-say'],
    [0.0099, true, 'no-say'],
    [null, false, 'no-say'],
  ] as const)('at frequency %p with match %p says %p', (frequency, match, verdict) => {
    expect(populationVerdict(frequency, match)).toBe(verdict);
  });
});
