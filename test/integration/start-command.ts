import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { ScratchClone } from './scratch-clone.ts';

export interface StartRun {
  readonly process: ChildProcess;
  /** Everything said so far, on both outputs. */
  output(): string;
  /** Resolves once the words were said; rejects with all output when the command ended before. */
  said(words: string): Promise<void>;
  readonly ended: Promise<number | null>;
}

/** The command itself: through npm, or the script that npm runs. */
export type Through = 'npm' | 'node';

/** Runs `npm start`'s script in the clone; `tools` lets it find the servers that were fetched for this test run. */
export function start(clone: ScratchClone, args: readonly string[], env: NodeJS.ProcessEnv = {}, through: Through = 'node'): StartRun {
  const tools = { TEMPORAL_CLI_PATH: process.env['CONSILIUM_TEST_TEMPORAL_CLI'], NODE_OPTIONS: '', NODE_ENV: 'test' };
  const outside = {
    DATABASE_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
    CONSILIUM_HOME: undefined,
    CONSILIUM_TOOLS_DIR: undefined,
    CONSILIUM_PORT: undefined,
    npm_lifecycle_event: undefined,
  };
  const [command, first] =
    through === 'npm' ? ['npm', ['start', '--silent', '--']] : [process.execPath, [join(clone.dir, 'infra/start.mjs')]];
  const child = spawn(command, [...first, ...args], {
    cwd: clone.dir,
    env: { ...process.env, ...outside, ...tools, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const said = async (words: string): Promise<void> => {
    let isOver = false;
    void ended.then(() => (isOver = true));
    while (!text.includes(words)) {
      if (isOver) throw new Error(`ended before saying "${words}": ${text}`);
      await pause(50);
    }
  };
  return { process: child, output: () => text, said, ended };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '));
  } catch {
    return false;
  }
}

export interface Runtime {
  readonly ports: Readonly<Record<string, number>>;
  readonly children: readonly { readonly name: string; readonly pid: number; readonly guardPid: number }[];
}

export const runtimeOf = (clone: ScratchClone): Runtime => JSON.parse(readFileSync(join(clone.home, 'runtime.json'), 'utf8')) as Runtime;
export const pidsOf = (clone: ScratchClone): number[] => runtimeOf(clone).children.flatMap(({ pid, guardPid }) => [pid, guardPid]);

/** Ids that still run when `withinMs` has passed; empty as soon as none does. */
export async function survivors(pids: readonly number[], withinMs: number): Promise<number[]> {
  const deadline = Date.now() + withinMs;
  while (pids.some(isAlive) && Date.now() < deadline) await pause(100);
  return pids.filter(isAlive);
}

export function holdPort(): Promise<{ port: number; server: Server }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, server });
    });
  });
}

/** Below the range that the system hands out by itself: a port of that range may be another suite's before the start gets to it. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const server = await new Promise<Server | null>((resolve) => {
      const one = createServer();
      one.once('error', () => resolve(null));
      one.listen(port, '127.0.0.1', () => resolve(one));
    });
    if (server === null) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
