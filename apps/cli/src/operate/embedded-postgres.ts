import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { unavailable } from '../failure.ts';

const TASK = fileURLToPath(new URL('../../../../infra/bootstrap/tasks/postgres-alone.mjs', import.meta.url));
const started = z.object({ url: z.string(), appRole: z.string(), appPassword: z.string() });
export type EmbeddedPostgres = z.infer<typeof started>;

/** Runs the installation's own Postgres while `work` runs, and nothing else of it; refused while Consilium runs from that folder. */
export async function withEmbeddedPostgres<T>(home: string, work: (postgres: EmbeddedPostgres) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [TASK, home], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const ended = once(child, 'close');
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => null)]);
  const postgres = first === null ? undefined : started.safeParse(JSON.parse(String(first[0]))).data;
  if (!postgres) {
    child.stdin.end();
    await ended;
    throw unavailable(said.trim().split('\n').at(-1) ?? 'The embedded Postgres could not be started.');
  }
  try {
    return await work(postgres);
  } finally {
    child.stdin.end();
    await ended;
  }
}
