import { createReadStream } from 'node:fs';
import { runVerifier } from '@consilium/ledger';
import type { Terminal } from '../terminal.ts';

const PIECE = 1 << 18;

/** The offline verifier on the command line; it asks no server and no network. */
export async function verify(words: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | 3 | 4> {
  const said: string[] = [];
  const exit = await runVerifier(words, {
    open: (path) => (path === '-' ? terminal.input : createReadStream(path, { highWaterMark: PIECE })),
    print: (text) => said.push(`${text}\n`),
    complain: (text) => terminal.say(text),
  });
  await terminal.write(said.join(''));
  return exit;
}
