import { jest } from '@jest/globals';
import { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { symmetricKeys } from '@consilium/adapters';
import { startTimeSkippingEnv } from '@consilium/testing';
import { dataConverter } from '@consilium/temporal';
import type { PayloadProtection } from '@consilium/temporal';
import { caseWorkflow } from '@consilium/workflows';
import { replay } from '../replay/replay.ts';
import { CaseRoom, play } from './case-room.ts';

jest.setTimeout(60_000);

const protection = (fill: number): PayloadProtection => ({
  keys: symmetricKeys(`k${fill} ${Buffer.alloc(32, fill).toString('base64')}`, 'keys of this suite'),
  acceptsPlaintext: false,
});
const OURS = protection(1);

/** Every payload of a history, wherever it stands in an event; search attributes and markers of the SDK are no payloads of ours. */
function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if ('metadata' in value && 'data' in value) return [value as Payload];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'searchAttributes' || name === 'markerRecordedEventAttributes' ? [] : payloadsIn(inner),
  );
}
const encodings = (history: unknown): string[] =>
  payloadsIn(history).map(({ metadata }) => Buffer.from(metadata?.['encoding'] ?? []).toString());

describe('the history of a case', () => {
  let env: TestWorkflowEnvironment;
  let client: Client;
  const historyOf = (room: CaseRoom) => env.client.workflow.getHandle(`case:${room.caseId}`).fetchHistory();
  beforeAll(async () => {
    env = await startTimeSkippingEnv();
    client = new Client({ connection: env.connection, namespace: env.namespace ?? 'default', dataConverter: dataConverter(OURS) });
  });
  afterAll(() => env?.teardown());

  it('holds no payload in clear from start to issue, with updates, a child and a failure (PHI-01)', async () => {
    const room = new CaseRoom();
    room.during.narrateDraft = () => {
      throw ApplicationFailure.create({
        message: 'planted-canary',
        type: 'MODEL.UNAVAILABLE',
        nonRetryable: true,
        details: ['planted-canary'],
      });
    };
    await play(
      env,
      room,
      async ({ handle, tell, until }) => {
        await until('readReview');
        room.isQuorumMet = true;
        await tell();
        expect(await handle.result()).toEqual({ kind: 'issued', caseId: room.caseId });
      },
      { payloads: OURS, client },
    );
    const history = await historyOf(room);
    expect(encodings(history).length).toBeGreaterThan(20);
    expect(new Set(encodings(history))).toEqual(new Set(['binary/encrypted']));
    expect(Buffer.from(JSON.stringify(history)).toString()).not.toMatch(/canary|superseded|rendered/);
    const failures = history.events?.flatMap(({ activityTaskFailedEventAttributes: failed }) => failed?.failure ?? []) ?? [];
    expect(failures.map(({ message, stackTrace }) => [message, stackTrace])).toEqual([['Encoded failure', '']]);
    await expect(replay(history, undefined, OURS, `case:${room.caseId}`)).resolves.toBeUndefined();
    await expect(replay(history, undefined, protection(2), `case:${room.caseId}`)).rejects.toThrow();
    await expect(replay(history, undefined, OURS, 'case:another')).rejects.toThrow();
  });

  it('is not begun with arguments in clear: the worker refuses the task, keeps running, and tells the engine no reason (PHI-01)', async () => {
    const [forged, honest] = [new CaseRoom(), new CaseRoom()];
    honest.isQuorumMet = true;
    await play(
      env,
      honest,
      async ({ handle }) => {
        const planted = await env.client.workflow.start(caseWorkflow, {
          taskQueue: `room-${honest.caseId}`,
          workflowId: `case:${forged.caseId}`,
          args: [{ caseId: honest.caseId, revision: 0 }],
        });
        await handle.result();
        await untilRefused(forged);
        await planted.terminate('the end of the test');
      },
      { payloads: OURS, client },
    );
    expect(honest.done).toContain('publishReport');
    expect(JSON.stringify((await historyOf(forged)).events?.map(({ eventType }) => eventType))).not.toMatch(
      /"(10|EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)"/,
    );
  });

  const untilRefused = async (room: CaseRoom): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const failed = (await historyOf(room)).events?.find(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes);
      if (failed) {
        expect(failed.workflowTaskFailedEventAttributes?.failure?.message).toBe('The worker could not process the task: its log says why.');
        return;
      }
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error('no task was refused');
  };
});
