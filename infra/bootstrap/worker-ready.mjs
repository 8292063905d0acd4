import { setTimeout as pause } from 'node:timers/promises';

export const TASK_QUEUE = 'consilium';
const ASK_EVERY_MS = 200;
const WORKFLOW_TASKS = 1;

/**
 * True once Temporal has seen this process ask for work. A worker has no address to call, and one that merely lives may still be failing to connect.
 * @param {{address: string, namespace: string}} temporal
 */
export const takesWork =
  ({ address, namespace }) =>
  async ({ pid }) => {
    const { Connection } = await import('@temporalio/client');
    const connection = Connection.lazy({ address, connectTimeout: '2s' });
    try {
      const taskQueue = { name: process.env.TEMPORAL_TASK_QUEUE ?? TASK_QUEUE };
      const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType: WORKFLOW_TASKS });
      const isOurs = (pollers ?? []).some(({ identity }) => identity?.startsWith(`${pid}@`));
      if (!isOurs) await pause(ASK_EVERY_MS);
      return isOurs;
    } catch (error) {
      if (typeof error?.code !== 'number') throw error; // only an answer of gRPC means "not yet"
      await pause(ASK_EVERY_MS);
      return false;
    } finally {
      await connection.close();
    }
  };
