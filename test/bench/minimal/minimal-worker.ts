import { fileURLToPath } from 'node:url';
import { loadConfig } from '@consilium/config';
import { NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { tellCpuWhenAsked } from '../cpu.ts';
import type { MinimalActivities } from './minimal.workflow.ts';
import { MINIMAL_QUEUE } from './queue.ts';

tellCpuWhenAsked();
const activities: MinimalActivities = { note: async () => ({ kind: 'saved' }) };
const { temporal } = loadConfig();
const connection = await NativeConnection.connect({ address: temporal.address });
const workflowBundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./minimal.workflow.ts', import.meta.url)) });
const worker = await Worker.create({ connection, namespace: temporal.namespace, taskQueue: MINIMAL_QUEUE, workflowBundle, activities });
process.once('SIGTERM', () => worker.shutdown());
await worker.run();
await connection.close();
