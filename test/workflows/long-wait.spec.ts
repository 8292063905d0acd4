import { jest } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTimeSkippingEnv } from '@consilium/testing';
import { CaseRoom, play } from './case-room.ts';

jest.setTimeout(120_000);

let env: TestWorkflowEnvironment;
beforeAll(async () => void (env = await startTimeSkippingEnv()));
afterAll(() => env?.teardown());

describe('a case that waits under a flood of acts', () => {
  it('goes on in a fresh history before the server takes no further act, and is still issued', async () => {
    const room = new CaseRoom();
    const runs = await play(env, room, async ({ handle, until, tell }) => {
      await until('openReview');
      const first = (await handle.describe()).runId;
      for (let told = 0; (await handle.describe()).runId === first; told += 10) {
        if (told > 600) throw new Error('the history only grew');
        for (let i = 0; i < 10; i += 1) await tell();
      }
      room.isQuorumMet = true;
      await tell();
      await until('publishReport');
      return [first, (await handle.describe()).runId];
    });
    expect(new Set(runs).size).toBe(2);
    expect(room.done.filter((name) => name === 'publishReport')).toHaveLength(1);
  });
});
