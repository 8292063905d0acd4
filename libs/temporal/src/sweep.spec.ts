import { repairUntoldActs } from './sweep.ts';

const acts = ['a', 'b', 'c'].map((actId) => ({ caseId: 'case', actId, revision: 0 }));

describe('repairUntoldActs', () => {
  it('tells every recorded act that nobody was told of, and goes on past one that fails', async () => {
    const told: string[] = [];
    const failures: unknown[] = [];
    const repaired = await repairUntoldActs({
      outbox: { untold: async () => acts, markTold: async () => undefined },
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
