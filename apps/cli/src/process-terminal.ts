import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { EXIT } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** The terminal of this process. A reader that goes away (`| head`) ends the command in silence. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  return {
    environment: undefined,
    input: process.stdin,
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    async write(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    say: (message) => void process.stderr.write(`${message}\n`),
    async askSecret(question) {
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
      const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
      process.stderr.write(question);
      try {
        return await reader.question('');
      } finally {
        reader.close();
        process.stderr.write('\n');
      }
    },
  };
}
