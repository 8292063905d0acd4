import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { QUICK_PASSWORDS, TEST_KEYS, TEST_KEY_ENV, createTestDatabase, startDevServerEnv } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { loadVerifierConfig } from '@consilium/config';
import { runVerifier } from '@consilium/verifier';
import { addDemoPeople } from '../../infra/seed/add-demo-people.ts';
import { Person } from '../../infra/seed/person.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { startSequencing } from './sequencing.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REGISTER = join(ROOT, 'infra/runtime/register.mjs');
/** On a machine under load a process takes long to come up. */
const PATIENCE_MS = 60_000;
export const SIGNING_PASSWORD = 'password of the suites';

/** A process of ours: the API, a worker, or a test's own variant of one. */
export interface Part {
  readonly child: ChildProcess;
  /** What it printed; for the message of a failing suite. */
  output(): string;
  /** SIGKILL: no goodbye, as a power cut. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunningConsilium {
  readonly database: TestDatabase;
  readonly temporalAddress: string;
  readonly home: string;
  readonly apiUrl: string;
  startApi(): Promise<Part & { readonly url: string }>;
  startWorker(env?: Readonly<Record<string, string>>, main?: string): Part;
  signIn(login: string, apiUrl?: string): Promise<Person>;
  board(): Promise<Board>;
  stop(): Promise<void>;
}

export interface ConsiliumParts {
  readonly workers?: number;
  readonly apis?: number;
  /** Settings of every process beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** File for the histories of the workflow engine; in memory otherwise. */
  readonly histories?: string;
}

/** The whole system on real parts: a database of its own, a Temporal dev server, one API and (unless told otherwise) one worker, each a process. */
export async function startConsilium({ workers = 1, apis = 1, env: own = {}, histories }: ConsiliumParts = {}): Promise<RunningConsilium> {
  const home = mkdtempSync(join(tmpdir(), 'consilium-suite-'));
  // Every worker would have webpack bundle the same workflows anew.
  if (process.env['CONSILIUM_TEST_WORKFLOWS']) symlinkSync(process.env['CONSILIUM_TEST_WORKFLOWS'], join(home, 'cache'));
  const [database, temporal] = await Promise.all([createTestDatabase(), startDevServerEnv(histories ? { dbFilename: histories } : {})]);
  await addDemoPeople(database.verifierUrl, SIGNING_PASSWORD, { keys: TEST_KEYS }, { passwordWork: QUICK_PASSWORDS });
  const stopSequencing = await startSequencing(database, own['CONSILIUM_LOG_KEY']);
  const parts: Part[] = [];
  // In this process: no suite kills it, and it is one process fewer to wait for.
  const token = { CONSILIUM_VERIFIER_TOKEN: 'token of the suites' };
  const origins: string[] = [];
  const verifier = await runVerifier({
    ...loadVerifierConfig({
      NODE_ENV: 'test',
      ...TEST_KEY_ENV,
      ...token,
      DATABASE_VERIFIER_URL: database.verifierUrl,
      CONSILIUM_VERIFIER_PORT: '0',
      CONSILIUM_DEMO: '1',
    }),
    site: { rpId: 'localhost', origins },
  });
  const env = {
    ...token,
    CONSILIUM_VERIFIER_URL: verifier.url,
    NODE_ENV: 'test',
    ...TEST_KEY_ENV,
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: temporal.address,
    CONSILIUM_HOME: home,
    CONSILIUM_DEMO: '1',
    CONSILIUM_DEMO_PASSWORD: SIGNING_PASSWORD,
    CONSILIUM_WEB_DIR: join(ROOT, 'apps/web/dist'),
    CONSILIUM_LOG_LEVEL: 'warn',
    CONSILIUM_RATE_PER_MINUTE: '100000',
    CONSILIUM_RATE_LOGIN_PER_MINUTE: '1000',
    CONSILIUM_RATE_UPLOAD_PER_MINUTE: '10000',
    ...own,
  };
  const start = (main: string, ofPart: Readonly<Record<string, string>>): Part => {
    const part = startPart(main, { ...env, ...ofPart });
    parts.push(part);
    return part;
  };
  const startApi = async (): Promise<Part & { url: string }> => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    origins.push(`http://localhost:${port}`);
    const part = start('apps/api/src/main.ts', { CONSILIUM_PORT: String(port), CONSILIUM_PUBLIC_URL: url });
    await untilAnswers(`${url}/healthz`, part);
    return { ...part, url };
  };
  const startWorker = (ofPart: Readonly<Record<string, string>> = {}, main = 'apps/worker/src/main.ts'): Part => start(main, ofPart);
  for (let i = 0; i < workers; i += 1) startWorker();
  const [first] = await Promise.all(Array.from({ length: apis }, startApi));
  const apiUrl = first?.url ?? '';
  const signIn = (login: string, url = apiUrl) => Person.signIn(url, login, SIGNING_PASSWORD, { pollMs: 100, longestMs: 1_000 });
  return {
    database,
    temporalAddress: temporal.address,
    home,
    apiUrl,
    startApi,
    startWorker,
    signIn,
    async board() {
      const [oncologist, pathologist, geneticist, coordinator] = await Promise.all(
        ['anna', 'paul', 'gita', 'clara'].map((login) => signIn(login)),
      );
      if (!oncologist || !pathologist || !geneticist || !coordinator) throw new Error('the board could not sign in');
      return { oncologist, pathologist, geneticist, coordinator };
    },
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
      await verifier.stop();
      await stopSequencing();
      await temporal.teardown();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function startPart(main: string, env: Readonly<Record<string, string>>): Part {
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', REGISTER, join(ROOT, main)], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-8000)));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(giveUp);
  };
  return { child, output: () => printed, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function untilAnswers(url: string, part: Part): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (part.child.exitCode !== null) throw new Error(`the API ended before it answered:\n${part.output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the API did not answer at ${url}:\n${part.output()}`);
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port'))));
    });
  });
