import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, isAlive } from '../../../integration/start-command.ts';
import type { Kill, Victim } from './kill-plan.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const PATIENCE_MS = 120_000;
/** The load is a whole clinic at one address. */
const RATES = ['CONSILIUM_RATE_PER_MINUTE', 'CONSILIUM_RATE_LOGIN_PER_MINUTE', 'CONSILIUM_RATE_UPLOAD_PER_MINUTE'];
const NOT_OURS = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'CONSILIUM_HOME', 'CONSILIUM_PORT', 'npm_lifecycle_event'];

interface Runtime {
  readonly url: string;
  readonly databaseUrl: string;
  readonly verifierUrl: string;
  readonly migrationUrl: string;
  readonly temporalAddress: string;
  readonly children: readonly { readonly name: string; readonly pid: number; readonly birth: string }[];
}

/** The whole product as `npm start` runs it: every part a process of its own under its supervisor, Postgres as durable as it gets. */
export interface Product {
  readonly home: string;
  readonly runtime: () => Runtime;
  /** Aborted when the product ends by itself; the reason is what it said. */
  readonly gone: AbortSignal;
  /** Kills without a goodbye. The supervisor's part is to start it again. */
  strike(kill: Kill): Promise<void>;
  /** Until every part is up that was killed. */
  allUp(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const home = mkdtempSync(join(tmpdir(), 'consilium-product-'));
  chmodSync(home, 0o755);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name)));
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'infra/start.mjs'), '--empty', '--port', String(port)], {
    cwd: ROOT,
    env: {
      ...env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      CONSILIUM_HOME: home,
      TEMPORAL_CLI_PATH: process.env['CONSILIUM_TEST_TEMPORAL_CLI'],
      ...Object.fromEntries(RATES.map((name) => [name, '100000'])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const gone = new AbortController();
  let isOver = false;
  child.once('close', () => {
    if (!isOver) gone.abort(new Error(`the product ended by itself:\n${said.slice(-3000)}`));
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    for (const end = performance.now() + PATIENCE_MS; !isSo(); await wait(50))
      if (hasEnded() || performance.now() > end) throw new Error(`${what} did not come:\n${said.slice(-3000)}`);
  };
  const stop = async (): Promise<void> => {
    isOver = true;
    if (!hasEnded()) {
      const ended = new Promise<void>((done) => child.once('close', () => done()));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(home, { recursive: true, force: true });
  };
  await until('the start', () => said.includes('Ctrl-C stops everything')).catch((error: unknown) =>
    stop().then(() => Promise.reject(error)),
  );
  const runtime = (): Runtime => JSON.parse(readFileSync(join(home, 'runtime.json'), 'utf8')) as Runtime;
  const struck = new Map<Victim, number>();
  const upAgain = (victim: Victim): number | null => {
    const part = runtime().children.find(({ name }) => name === victim);
    return part && part.pid !== struck.get(victim) && isAlive(part.pid) && isBorn(part) ? part.pid : null;
  };
  const up = (victim: Victim): Promise<void> => until(victim, () => upAgain(victim) !== null);
  const strike = async ({ victim, whole }: Kill): Promise<void> => {
    await up(victim);
    const pid = upAgain(victim);
    if (pid === null) throw new Error(`${victim} ended by itself`);
    struck.set(victim, pid);
    process.kill(whole ? -pid : pid, 'SIGKILL');
  };
  return {
    home,
    runtime,
    gone: gone.signal,
    strike,
    async allUp() {
      await Promise.all([...struck.keys()].map(up));
    },
    stop,
  };
}

/** An id alone may be another process's by now. */
function isBorn({ pid, birth }: { readonly pid: number; readonly birth: string }): boolean {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return process.platform !== 'linux';
  const line = readFileSync(stat, 'utf8');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] === birth;
}
