import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReceivedFile } from './received-file.ts';

/** Longer than any upload takes; what is older was left by a process that was killed. */
const LEFT_BEHIND_MS = 2 * 3_600_000;

export interface Quarantine {
  /** A new empty file for `work`; whatever comes of it, the file is gone afterwards. */
  hold<T>(work: (file: ReceivedFile) => Promise<T>): Promise<T>;
}

/**
 * Where uploads wait for their verdict. Nothing in it is a record of any case; several processes may share the folder.
 */
export function quarantine(dir: string): Quarantine {
  let swept: Promise<void> | null = null;
  return {
    async hold(work) {
      await (swept ??= sweep(dir));
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
