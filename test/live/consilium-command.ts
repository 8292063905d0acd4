import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const PROGRAM = join(resolve(import.meta.dirname, '../..'), 'infra/bin/consilium.mjs');

export interface CommandRun {
  readonly exit: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly messages: string;
}

/** The command line as its user runs it: a process of its own, in an environment that names no server but the given one. */
export function startCommand(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  const {
    DATABASE_URL: _database,
    DATABASE_MIGRATION_URL: _owner,
    TEMPORAL_ADDRESS: _temporal,
    CONSILIUM_PASSWORD: _password,
    ...inherited
  } = process.env;
  return spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...inherited, NODE_OPTIONS: '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<CommandRun> {
  const child = startCommand(args, environment);
  const [out, messages] = [child.stdout, child.stderr].map(textOf);
  child.stdin?.end(input);
  const [exit] = await once(child, 'close');
  return {
    exit,
    messages: messages?.() ?? '',
    lines: (out?.() ?? '').split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])),
  };
}

function textOf(stream: ChildProcess['stdout']): () => string {
  const pieces: string[] = [];
  stream?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  return () => pieces.join('');
}
