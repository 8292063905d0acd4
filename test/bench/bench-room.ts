import { Client, Connection } from '@temporalio/client';
import { dataConverter } from '@consilium/temporal';
import { TEST_PAYLOADS } from '@consilium/testing';
import type { Board } from '../../infra/seed/play-case.ts';
import { realDataFolder, registerCivic } from '../live/real-data.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { Part, RunningConsilium } from '../live/running-consilium.ts';
import type { Sample } from './samples.ts';

const CIVIC_RELEASE = '2025-08-01';
const WORKFLOW_TASKS = 1;

export interface BenchRoom {
  readonly consilium: RunningConsilium;
  readonly board: Board;
  readonly client: Client;
  /** Folder of the real data, or null. */
  readonly folder: string | null;
  /** Starts a worker process and waits until the server has seen it ask for work on the queue. */
  startWorker(main?: string, taskQueue?: string, env?: Readonly<Record<string, string>>): Promise<Part>;
}

/** The whole system on real parts and with durable storage, with CIViC beside the starter pack when the real data are there. */
export async function inBenchRoom(work: (room: BenchRoom) => Promise<void>): Promise<void> {
  const folder = realDataFolder();
  const consilium = await startConsilium({ workers: 0 });
  const connection = await Connection.connect({ address: consilium.temporalAddress });
  try {
    if (folder) await registerCivic(consilium.database.appUrl, folder, CIVIC_RELEASE);
    await work({
      consilium,
      board: await consilium.board(),
      client: new Client({ connection, dataConverter: dataConverter(TEST_PAYLOADS) }),
      folder,
      async startWorker(main = 'apps/worker/src/main.ts', taskQueue = 'consilium', env = {}) {
        const part = consilium.startWorker(env, main);
        await untilAsksForWork(connection, part, taskQueue);
        return part;
      },
    });
  } finally {
    await connection.close();
    await consilium.stop();
  }
}

async function untilAsksForWork({ workflowService }: Connection, part: Part, name: string): Promise<void> {
  const request = { namespace: 'default', taskQueue: { name }, taskQueueType: WORKFLOW_TASKS };
  for (;;) {
    if (part.child.exitCode !== null) throw new Error(`the worker ended before it took work:\n${part.output()}`);
    const { pollers } = await workflowService.describeTaskQueue(request);
    if (pollers?.some(({ identity }) => identity?.startsWith(`${part.child.pid}@`))) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Submits the case as the coordinator; it waits for its file. */
export async function submit({ board: { coordinator } }: BenchRoom, { submission }: Sample): Promise<string> {
  const caseId = await coordinator.submit(submission);
  await coordinator.until(caseId, 'held for its file', ({ status }) => status === 'held');
  return caseId;
}

/** Uploads the file and waits until the board may sign. */
export async function toReview({ board: { coordinator } }: BenchRoom, caseId: string, { name, bytes }: Sample): Promise<void> {
  await coordinator.upload(caseId, name, bytes);
  await coordinator.until(caseId, 'waiting for sign-off', ({ status }) => status === 'in-review');
}

let lastSigning: Promise<unknown> = Promise.resolve();

/** Both seats agree, one case after the other (nobody signs ten at once, and the guard against guessed passwords minds); the report comes out with its follow-up. */
export async function toReport({ board: { oncologist, pathologist } }: BenchRoom, caseId: string): Promise<void> {
  const signing = lastSigning.then(async () => {
    await oncologist.sign(caseId, { choice: 'agree' });
    await pathologist.sign(caseId, { choice: 'agree' });
  });
  lastSigning = signing;
  await signing;
  await oncologist.until(caseId, 'issued with tasks', ({ status, tasks }) => status === 'issued' && tasks.length > 0);
}
