import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Part } from '../live/running-consilium.ts';
import { submit, toReport, toReview } from './bench-room.ts';
import type { BenchRoom } from './bench-room.ts';
import { cpuOf } from './cpu.ts';
import type { CpuMs } from './cpu.ts';
import type { HistoryFigures } from './histories.ts';
import { minimalWorkflow, nextAct } from './minimal/minimal.workflow.ts';
import { MINIMAL_QUEUE } from './minimal/queue.ts';
import type { Sample } from './samples.ts';

const AT_ONCE = 10;

/** Takes so many cases from submission to the issued report; CPU of the worker a case. */
export async function ourCases(room: BenchRoom, worker: Part, sample: Sample, count: number) {
  const caseIds: string[] = [];
  const cpu = await cpuEach(worker, count, async () => {
    const caseId = await submit(room, sample);
    await toReview(room, caseId, sample);
    await toReport(room, caseId);
    caseIds.push(caseId);
  });
  return { caseIds, cpu };
}

export const minimalCases = (client: Client, worker: Part, { activities, updates }: HistoryFigures, count: number): Promise<CpuMs> =>
  cpuEach(worker, count, async () => {
    const caseId = randomUUID();
    const start = new WithStartWorkflowOperation(minimalWorkflow, {
      args: [{ caseId, activities, updates }],
      taskQueue: MINIMAL_QUEUE,
      workflowId: `minimal:${caseId}`,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await client.workflow.executeUpdateWithStart(nextAct, { args: [{ actId: randomUUID() }], startWorkflowOperation: start });
    const handle = await start.workflowHandle();
    for (let told = 1; told < updates; told += 1) await handle.executeUpdate(nextAct, { args: [{ actId: randomUUID() }] });
    await handle.result();
  });

async function cpuEach(worker: Part, count: number, one: () => Promise<void>): Promise<CpuMs> {
  const before = await cpuOf(worker);
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, lane));
  const after = await cpuOf(worker);
  return { whole: (after.whole - before.whole) / count, main: (after.main - before.main) / count };
}
