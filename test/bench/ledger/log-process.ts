import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import type { Signer } from '@consilium/ledger';
import { TEST_KEY_ENV } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';

const ROOT = resolve(import.meta.dirname, '../../..');
export const ORIGIN = 'localhost/consilium';

export interface LogProcess {
  readonly signer: Signer;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The sequencer as in production: a process and a role of its own. */
export async function startSequencer(database: Pick<TestDatabase, 'sequencerUrl'>): Promise<LogProcess> {
  const key = privateKeyText(ORIGIN, 'ed25519', randomBytes(32));
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'infra/runtime/register.mjs'), join(ROOT, 'apps/worker/src/sequencer.main.ts')],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        ...TEST_KEY_ENV,
        NODE_ENV: 'test',
        CONSILIUM_LOG_KEY: key,
        CONSILIUM_LOG_LEVEL: 'info',
        DATABASE_SEQUENCER_URL: database.sequencerUrl,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-8000)));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  while (!printed.includes('sequencer leads')) {
    if (child.exitCode !== null) throw new Error(`the sequencer ended:\n${printed}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    signer: makeSigner(key),
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
