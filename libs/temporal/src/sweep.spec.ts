import { repairUntoldActs, reviveOpenCases } from './sweep.ts';

const acts = ['a', 'b', 'c'].map((actId) => ({ caseId: 'case', actId, revision: 0 }));

describe('repairUntoldActs', () => {
  it('tells every recorded act that nobody was told of, and goes on past one that fails', async () => {
    const told: string[] = [];
    const failures: unknown[] = [];
    const repaired = await repairUntoldActs({
      outbox: { untold: async () => acts, lastOfOpenCases: async () => [], markTold: async () => undefined },
      engine: {
        tell: async ({ actId }) => {
          if (actId === 'b') throw new Error('Temporal is away');
          told.push(actId);
        },
      },
      olderThanMs: 5000,
      report: (event) => 'failed' in event && failures.push(event.failed),
    });
    expect([repaired, told, failures.length]).toEqual([2, ['a', 'c'], 1]);
  });
});

describe('reviveOpenCases', () => {
  it('tells every open case once more, however many there are, so that a lost Temporal database strands none', async () => {
    const open = Array.from({ length: 120 }, (_, index) => ({
      caseId: `1${String(index).padStart(4, '0')}`,
      actId: `act-${index}`,
      revision: 0,
    }));
    const told = new Set<string>();
    await reviveOpenCases({
      outbox: {
        untold: async () => [],
        markTold: async () => undefined,
        lastOfOpenCases: async (after, limit) => open.filter(({ caseId }) => caseId > after).slice(0, limit),
      },
      engine: { tell: async ({ actId }) => void told.add(actId) },
      report: () => undefined,
    });
    expect(told.size).toBe(120);
  });
});
