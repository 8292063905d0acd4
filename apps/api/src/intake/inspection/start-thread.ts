import { Worker } from 'node:worker_threads';
import { ThreadEnded } from './thread-ended.ts';

export interface StartedThread {
  readonly worker: Worker;
  /** Once it can read. The time of a file counts from here on: a machine under load may need seconds to load the reader. */
  readonly ready: Promise<void>;
}

/** A thread reads the sources by the same hook as its process. */
const REGISTER = new URL('../../../../../infra/runtime/register.mjs', import.meta.url).href;
const YOUNG_MIB = 8;

export function startThread(entry: URL, heapMib: number): StartedThread {
  const worker = new Worker(entry, {
    execArgv: ['--enable-source-maps', '--import', REGISTER],
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => reject(new ThreadEnded(0, null)));
    // Stays: an error that nobody waits for must not end the process.
    worker.on('error', (error) => reject(new ThreadEnded(0, error)));
  });
  ready.catch(() => undefined);
  return { worker, ready };
}
