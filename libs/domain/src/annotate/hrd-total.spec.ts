import { hrdTotal } from './hrd-total.ts';

describe('hrdTotal', () => {
  test.each([
    [{ components: { lst: 20, loh: 12, tai: 11 } }, 'sum', 43],
    [{ components: { lst: 20, loh: 12, tai: 11 }, value: 43 }, 'sum', 43],
    [{ components: { lst: 20, loh: 12, tai: 11 }, value: 50 }, 'refused', undefined],
    [{ components: { lst: 20, loh: null }, value: 50 }, 'stated', 50],
    [{ components: { lst: 20 } }, 'refused', undefined],
    [{ value: 12 }, 'stated', 12],
    [{}, 'stated', null],
    [{ components: null, value: null }, 'stated', null],
  ] as const)('%j is %s %s', (given, kind, value) => {
    expect(hrdTotal(given)).toMatchObject(value === undefined ? { kind } : { kind, value });
  });
});
