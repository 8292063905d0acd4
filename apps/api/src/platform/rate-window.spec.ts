import { RateWindow } from './rate-window.ts';

describe('RateWindow', () => {
  it('lets as many requests through as the limit says, for each caller by itself, and says how long to wait', () => {
    let now = 1000;
    const window = new RateWindow(() => now);
    expect([window.take('a', 2), window.take('a', 2), window.take('b', 2)]).toEqual([0, 0, 0]);
    now += 15_000;
    expect(window.take('a', 2)).toBe(45);
    now += 45_000;
    expect(window.take('a', 2)).toBe(0);
  });
});
