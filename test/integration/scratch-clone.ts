import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export const API = `import { createServer } from 'node:http';
const port: number = Number(process.env['CONSILIUM_PORT']);
const seen: string = Object.keys(process.env).join(' ');
createServer((_request, response) => response.end(seen)).listen(port, '127.0.0.1');
`;
/** Answers on its port, as the verification process would. */
const VERIFIER = API.replace('CONSILIUM_PORT', 'CONSILIUM_VERIFIER_PORT');
const SEQUENCER = `setInterval(() => undefined, 60_000);
`;
const WORKER = `import { Connection } from '@temporalio/client';
const connection = await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] });
const identity: string = process.pid + '@stub';
const ask = () => connection.workflowService.pollWorkflowTaskQueue({ namespace: 'default', taskQueue: { name: 'consilium' }, identity });
for (;;) await connection.withDeadline(Date.now() + 90_000, ask);
`;

export interface ScratchClone {
  readonly dir: string;
  readonly home: string;
  /** A folder to put on PATH whose `python3` says this and fails. */
  brokenPython(says: string): string;
  /** Replaces the API's program. */
  writeApi(text: string): void;
  remove(): void;
}

/** A clone with the real bootstrap, the installed packages, the real witness, and other parts that do next to nothing: what is tested is the start itself. */
export function scratchClone(): ScratchClone {
  const dir = mkdtempSync(join(tmpdir(), 'consilium clone '));
  for (const name of ['infra', 'apps/witness', 'package.json', 'package-lock.json', '.swcrc'])
    cpSync(join(ROOT, name), join(dir, name), { recursive: true });
  rmSync(join(dir, 'infra/seed'), { recursive: true, force: true });
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write('apps/api/src/main.ts', API);
  write('apps/worker/src/main.ts', WORKER);
  write('apps/worker/src/sequencer.main.ts', SEQUENCER);
  write('apps/verifier/src/main.ts', VERIFIER);
  write('infra/bootstrap/tasks/migrate.mjs', '');
  const brokenPython = (says: string): string => {
    write('bin/python3', `#!/bin/sh\necho "${says}" >&2\nexit 1\n`);
    chmodSync(join(dir, 'bin/python3'), 0o755);
    return join(dir, 'bin');
  };
  return {
    dir,
    home: join(dir, '.consilium'),
    brokenPython,
    writeApi: (text) => write('apps/api/src/main.ts', text),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
