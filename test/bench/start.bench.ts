import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printTable } from './table.ts';

// Seconds from `npm start` to its summary: `cold` makes the database, the demo and (once) the page; `warm` finds them. Downloads are not in it.
const ROOT = resolve(import.meta.dirname, '../..');
const READY = 'Consilium is ready';
const GOAL = { cold: 120, warm: 30 } as const;

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function secondsToReady(home: string): Promise<number> {
  const begun = performance.now();
  const env = { ...process.env, CONSILIUM_HOME: home, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };
  const child = spawn(process.execPath, [join(ROOT, 'infra/start.mjs'), '--port', String(await freePort())], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const seconds = await new Promise<number>((done, fail) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes(READY)) done((performance.now() - begun) / 1000);
    });
    void ended.then(() => fail(new Error('npm start ended before it was ready; its own words are above.')));
  });
  child.kill('SIGINT');
  await ended;
  return seconds;
}

const home = mkdtempSync(join(tmpdir(), 'consilium-bench-'));
try {
  const cold = await secondsToReady(home);
  const warm = await secondsToReady(home);
  const row = (kind: keyof typeof GOAL, took: number) => ({
    measure: kind,
    ours: `${took.toFixed(1)} s`,
    against: `<= ${GOAL[kind]} s`,
    met: took <= GOAL[kind],
  });
  printTable('From `npm start` to its summary', [row('cold', cold), row('warm', warm)]);
} finally {
  rmSync(home, { recursive: true, force: true });
}
