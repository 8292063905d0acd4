import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReceivedFile } from './received-file.ts';

const HOUR_MS = 3_600_000;
/** Longer than any upload takes; what is older was left by a process that was killed. */
const LEFT_BEHIND_MS = 2 * HOUR_MS;

export interface Quarantine {
  /** A new empty file for `work`; whatever comes of it, the file is gone afterwards. */
  hold<T>(work: (file: ReceivedFile) => Promise<T>): Promise<T>;
}

/**
 * Where uploads wait for their verdict. Nothing in it is a record of any case; several processes may share the folder. What a killed process left there is
 * removed with the first upload, and then looked for every hour.
 */
export function quarantine(dir: string, sweepEveryMs = HOUR_MS): Quarantine {
  let swept = Promise.resolve();
  let sweptAt = -Infinity;
  return {
    async hold(work) {
      if (performance.now() - sweptAt >= sweepEveryMs) [swept, sweptAt] = [sweep(dir), performance.now()];
      await swept;
      const path = join(dir, randomUUID());
      const handle = await open(path, 'wx', 0o600);
      try {
        return await work(new ReceivedFile(path, handle));
      } finally {
        await handle.close();
        await rm(path, { force: true });
      }
    },
  };
}

export const bytesOf = (file: ReceivedFile): AsyncIterable<Uint8Array> => createReadStream(file.path);

async function sweep(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Infinity }))).mtimeMs;
    if (age > LEFT_BEHIND_MS) await rm(path, { force: true });
  }
}
