import { fileURLToPath } from 'node:url';
import { loadConfig } from '@consilium/config';
import { startWorkerApp } from '../../apps/worker/src/worker-app.ts';
import { tellCpuWhenAsked } from './cpu.ts';

// The real worker, which says how much CPU time it has used.
tellCpuWhenAsked();
const app = await startWorkerApp(loadConfig(), { workflowsPath: fileURLToPath(import.meta.resolve('@consilium/workflows')) });
process.once('SIGTERM', () => void app.stop());
await app.finished;
