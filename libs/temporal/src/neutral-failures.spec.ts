import { neutralFailure, neutralFailures } from './neutral-failures.ts';

const info = { activityType: 'annotateFindings', attempt: 2, workflowExecution: { workflowId: 'case:1', runId: 'r' } };
const failing = async (thrown: unknown) => {
  const said: unknown[] = [];
  const make = neutralFailures({ warn: (...words: unknown[]) => void said.push(words.slice(0, 2)) });
  const { inbound } = make({ info } as unknown as Parameters<typeof make>[0]);
  const input = { args: [], headers: {} } as unknown as Parameters<NonNullable<NonNullable<typeof inbound>['execute']>>[0];
  const failure: unknown = await inbound?.execute?.(input, () => Promise.reject(thrown)).catch((error: unknown) => error);
  return { failure, said };
};

describe('a failure that leaves an activity', () => {
  it('names neither the values nor the parameters of what went wrong', async () => {
    const thrown = Object.assign(new Error('planted: Jane Example'), { code: '23505', parameters: ['Jane Example'], query: 'UPDATE x' });
    const { failure, said } = await failing(thrown);
    expect(failure).toMatchObject({ type: '23505', nonRetryable: false });
    expect(`${String(failure)} ${JSON.stringify(failure)} ${failure instanceof Error ? failure.stack : ''}`).not.toContain('Jane');
    expect(said).toEqual([['activity failed', { step: 'annotateFindings', attempt: 2, workflowId: 'case:1' }]]);
  });

  it('that the activity named itself goes through unchanged', async () => {
    const own = neutralFailure(new Error('x'));
    expect((await failing(own)).failure).toBe(own);
  });

  it.each([
    ['CASE.NOT_FOUND', true],
    ['BLOB.DAMAGED', true],
    ['22P02', true],
    ['40001', false],
    ['ECONNREFUSED', false],
  ])('is repeated unless nothing can mend it: %s', (code, nonRetryable) => {
    expect(neutralFailure(Object.assign(new Error('x'), { code })).nonRetryable).toBe(nonRetryable);
  });
});
