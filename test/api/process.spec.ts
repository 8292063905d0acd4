import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const children: ChildProcess[] = [];
let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()), 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database?.drop();
});

function startApi(env: Readonly<Record<string, string>>) {
  const { NODE_OPTIONS: _jest, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', './infra/runtime/register.mjs', 'apps/api/src/main.ts'], {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'test', ...env },
  });
  children.push(child);
  const output = { log: '', said: '' };
  child.stdout.on('data', (chunk) => void (output.log += String(chunk)));
  child.stderr.on('data', (chunk) => void (output.said += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output, ended };
}

async function listening(output: { readonly log: string; readonly said: string }): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const port = /"port":(\d+)/.exec(output.log)?.[1];
    if (port) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the API did not listen: ${output.said}`);
}

describe('the API process', () => {
  it('serves without Temporal, says that it is not ready, and ends cleanly on SIGTERM', async () => {
    const { child, output, ended } = startApi({ DATABASE_URL: database.appUrl, CONSILIUM_PORT: '0', TEMPORAL_ADDRESS: '127.0.0.1:1' });
    const url = `http://127.0.0.1:${await listening(output)}`;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { checks: { database: true, migrations: true, temporal: false, knowledge: false } },
    ]);
    child.kill('SIGTERM');
    expect([await ended, output.said]).toEqual([0, '']);
  }, 60_000);

  it('says in one sentence that its port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { output, ended } = startApi({ DATABASE_URL: database.appUrl, CONSILIUM_PORT: String(port) });
    expect(await ended).toBe(1);
    expect(output.said.trim()).toBe(`Port ${port} on 127.0.0.1 is taken: stop what uses it, or set CONSILIUM_PORT to another.`);
    holder.close();
  }, 60_000);

  it.each([
    [
      { NODE_ENV: 'production', CONSILIUM_DEMO: '1', DATABASE_URL: 'postgresql://a@127.0.0.1/b' },
      /^CONSILIUM_DEMO is refused when NODE_ENV=production/,
    ],
    [{ DATABASE_URL: 'postgresql://app:hunter2@127.0.0.1:1/none' }, /^The database none at 127\.0\.0\.1:1 can't be reached/],
  ])(
    'refuses to start with %p, in one sentence',
    async (env, sentence) => {
      const { output, ended } = startApi(env);
      expect(await ended).toBe(1);
      expect(output.said.trim()).toMatch(sentence);
      expect(output.said.trim().split('\n')).toHaveLength(1);
      expect(output.log + output.said).not.toContain('hunter2');
    },
    60_000,
  );
});
