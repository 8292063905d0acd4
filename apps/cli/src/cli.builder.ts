import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly messages: string;
  /** Every line of the output as JSON. */
  readonly lines: readonly Record<string, unknown>[];
}

/** A home of its own and a command line in this process, with captured streams and no environment but the given one. */
export class CliBench {
  readonly home = mkdtempSync(join(tmpdir(), 'consilium-cli-'));

  async run(args: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const out: string[] = [];
    const messages: string[] = [];
    const exit = await runCli(args, {
      environment: { CONSILIUM_HOME: this.home, ...environment },
      input: inPieces(input),
      isInteractive: false,
      write: async (text) => void out.push(text),
      say: (message) => void messages.push(message),
      askSecret: async () => '',
    });
    const text = out.join('');
    return {
      exit,
      out: text,
      messages: messages.join('\n'),
      lines: text.startsWith('{')
        ? text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    };
  }

  file(name: string): string {
    return join(this.home, name);
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Pieces that respect neither lines nor characters. */
export async function* inPieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
