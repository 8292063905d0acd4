import { describe, expect, it } from '@jest/globals';
import { OPEN_MS, circuitBreaker } from './circuit-breaker.ts';

function aBreaker() {
  let now = 0;
  const breaker = circuitBreaker(() => now);
  return {
    breaker,
    pass: (ms: number) => void (now += ms),
    fail: (times: number) => void Array.from({ length: times }, () => breaker.told('d', 'failed')),
  };
}

describe('circuitBreaker', () => {
  it.each([
    [0, 0, true],
    [2, 0, true],
    [3, 0, false],
    [3, OPEN_MS - 1, false],
    [3, OPEN_MS, true],
    [7, OPEN_MS - 1, false],
  ])('after %p failures and %p ms a call is made: %p', (failures, ms, made) => {
    const { breaker, pass, fail } = aBreaker();
    fail(failures);
    pass(ms);
    expect(breaker.admits('d')).toBe(made);
  });

  it('lets one call through after its time and no other beside it', () => {
    const { breaker, pass, fail } = aBreaker();
    fail(3);
    pass(OPEN_MS);
    expect([breaker.admits('d'), breaker.admits('d')]).toEqual([true, false]);
    breaker.released('d');
    expect(breaker.admits('d')).toBe(true);
  });

  it('closes with one answer, and opens again with one failure of the probe', () => {
    const { breaker, pass, fail } = aBreaker();
    fail(3);
    pass(OPEN_MS);
    breaker.admits('d');
    fail(1);
    expect(breaker.admits('d')).toBe(false);
    pass(OPEN_MS);
    breaker.admits('d');
    breaker.told('d', 'answered');
    fail(2);
    expect(breaker.admits('d')).toBe(true);
  });

  it('keeps each destination and model by itself', () => {
    const { breaker, fail } = aBreaker();
    fail(3);
    expect(breaker.admits('other')).toBe(true);
  });
});
