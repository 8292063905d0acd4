import { describe, expect, it } from '@jest/globals';
import { costOf, estimatedTokens, spending } from './spending.ts';
import { someSettings } from './narrator.fixture.ts';

const settings = someSettings('http://127.0.0.1:1/v1', {
  tokensPerCase: 1000,
  tokensPerDay: 5000,
  pricesMicros: { input: 1_000_000, output: 10_000_000 },
  costMicrosPerDay: 20_000,
});
const today = (tokens: number, costMicros = 0) => ({ spentToday: async () => ({ tokens, costMicros }) });

describe('spending', () => {
  it.each([
    [0, 0, 0, true],
    [400, 0, 0, true],
    [401, 0, 0, false],
    [0, 4400, 0, true],
    [0, 4401, 0, false],
    [0, 0, 18_500, true],
    [0, 0, 18_501, false],
  ])('with %p tokens on the case, %p today and %p spent a call of 600 is allowed: %p', async (onCase, tokens, costMicros, allowed) => {
    const reserved = await spending(settings, today(tokens, costMicros)).reserve({ input: 500, output: 100 }, onCase);
    expect(reserved !== null).toBe(allowed);
  });

  it('counts what a call beside it has set aside, until it is given back', async () => {
    const caps = spending(settings, today(4000));
    const first = await caps.reserve({ input: 600, output: 0 }, 0);
    expect(await caps.reserve({ input: 600, output: 0 }, 0)).toBeNull();
    first?.();
    expect(await caps.reserve({ input: 600, output: 0 }, 0)).not.toBeNull();
  });

  it('lets two calls that ask at the same moment not pass the cap together', async () => {
    const caps = spending(settings, today(4000));
    const both = await Promise.all([caps.reserve({ input: 600, output: 0 }, 0), caps.reserve({ input: 600, output: 0 }, 0)]);
    expect(both.filter((given) => given !== null)).toHaveLength(1);
  });
});

describe('costOf', () => {
  it('rounds up to a millionth, and is null without prices', () => {
    expect(costOf({ input: 1, output: 1 }, { input: 1, output: 1 })).toBe(1);
    expect(costOf({ input: 1, output: 1 }, null)).toBeNull();
    expect(estimatedTokens(10)).toBe(4);
  });
});
