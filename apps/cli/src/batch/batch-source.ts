import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { usage } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

/** `-` is standard input. */
export const batchSource = (file: string, terminal: Terminal): Promise<AsyncIterable<Uint8Array>> =>
  file === '-' ? Promise.resolve(terminal.input) : openFile(file);

/** Bytes of a file that is there. */
export async function openFile(file: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw usage(`${basename(file)}: there is no such file; check the path.`);
  return createReadStream(file);
}
