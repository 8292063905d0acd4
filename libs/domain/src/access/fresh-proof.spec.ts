import { freshProof } from './fresh-proof.ts';

const NOW = '2026-05-04T10:00:00.000Z';

describe('freshProof', () => {
  it.each([
    ['2026-05-04T10:00:00.000Z', true],
    ['2026-05-04T09:55:00.000Z', true],
    ['2026-05-04T09:54:59.999Z', false],
    ['2026-05-04T10:01:00.000Z', true],
    ['2026-05-04T10:01:00.001Z', false],
    ['no time', false],
    [null, false],
  ] as const)('proved at %p: fresh is %p', (provedAt, isFresh) => expect(freshProof({ provedAt }, NOW).ok).toBe(isFresh));
});
