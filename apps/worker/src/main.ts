import { fileURLToPath } from 'node:url';
import { loadConfig } from '@consilium/config';
import { startWorkerApp } from './worker-app.ts';

const app = await startWorkerApp(loadConfig(), { workflowsPath: fileURLToPath(import.meta.resolve('@consilium/workflows')) });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());
await app.finished;
