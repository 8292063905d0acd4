import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Activities } from '@consilium/activities';
import { loadConfig } from '@consilium/config';
import { startWorkerApp } from '../../apps/worker/src/worker-app.ts';

// The real worker, which kills itself without a goodbye at the moments that a plan names, each once: before an activity has done anything, or after its
// transaction has committed and before Temporal knows. The plan is a folder: file `<case id>` says `<activity> <before|after>`.
const { KILL_PLAN = '' } = process.env;

type Activity = (input: { readonly caseId: string }) => Promise<unknown>;

function dieAsPlanned(caseId: string, moment: string): void {
  const plan = join(KILL_PLAN, caseId);
  if (!existsSync(plan) || existsSync(`${plan}.done`) || readFileSync(plan, 'utf8') !== moment) return;
  writeFileSync(`${plan}.done`, moment);
  process.kill(process.pid, 'SIGKILL');
}

const around = (activities: Activities): Activities => {
  const wrapped = Object.entries(activities as unknown as Record<string, Activity>).map(([name, activity]): [string, Activity] => [
    name,
    async (input) => {
      dieAsPlanned(input.caseId, `${name} before`);
      const result = await activity(input);
      dieAsPlanned(input.caseId, `${name} after`);
      return result;
    },
  ]);
  return Object.fromEntries(wrapped) as unknown as Activities;
};

const app = await startWorkerApp(loadConfig(), { workflowsPath: fileURLToPath(import.meta.resolve('@consilium/workflows')), around });
process.once('SIGTERM', () => void app.stop());
await app.finished;
