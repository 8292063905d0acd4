import { riskWeight, sampleForReview } from './sample-for-review.ts';
import type { Samplable } from './sample-for-review.ts';

/** A small fixed generator; the live one draws from a hash of seed and id. */
const drawOf =
  (seed: number) =>
  (id: string): number => {
    let state = seed;
    for (const char of id) state = Math.imul(state ^ char.charCodeAt(0), 2_654_435_761) >>> 0;
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32 || 1e-9;
  };
const population: readonly Samplable[] = Array.from({ length: 400 }, (_, index) => ({
  id: `case-${index}`,
  risks: index < 40 ? ['break-glass', 'fast-signature'] : [],
}));

describe('sampleForReview (AUD-28)', () => {
  it('draws the same cases again from the stored seed, whatever the order of the population', () => {
    const first = sampleForReview(population, 20, drawOf(7));
    expect(sampleForReview([...population].reverse(), 20, drawOf(7))).toEqual(first);
    expect(sampleForReview(population, 20, drawOf(8))).not.toEqual(first);
  });
  it('draws no case twice and no more than there are', () => {
    const all = sampleForReview(population, 1000, drawOf(7));
    expect(new Set(all.map(({ id }) => id)).size).toBe(400);
    expect(sampleForReview(population, 0, drawOf(7))).toEqual([]);
  });
  it('draws risky cases about as often as their weight says, and leaves no case out of reach', () => {
    const drawn = Array.from({ length: 300 }, (_, seed) => sampleForReview(population, 1, drawOf(seed * 7919 + 1))[0]);
    const risky = drawn.filter((item) => item !== undefined && item.risks.length > 0).length / 300;
    // 40 cases of weight 10 against 360 of weight 1: 400 of 760.
    expect(risky).toBeGreaterThan(0.42);
    expect(risky).toBeLessThan(0.63);
  });
  it('counts a risk once', () => expect(riskWeight(['override', 'override'])).toBe(4));
});
