import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore, Sha256 } from '@consilium/domain';

/**
 * Blobs in a folder, each under `aa/<sha256>`, aa being the first two characters of its hash. Contract:
 * 1. Bytes are streamed to `incoming/` on the same volume, flushed to disk, and only then renamed: a name in the store always has whole content.
 * 2. A stream that fails leaves nothing.
 * 3. The same content again keeps the one blob; several processes may put it at once.
 * 4. Bytes are hashed again as they are read: a file that is not what its name says ends in `BLOB.DAMAGED`, never in a quiet other content.
 */
export function folderBlobStore(dir: string): BlobStore {
  const placeOf = (sha256: Sha256): string => join(dir, checked(sha256).slice(0, 2), sha256);
  return {
    put: async (source) => {
      await mkdir(join(dir, 'incoming'), { recursive: true });
      const incoming = join(dir, 'incoming', randomUUID());
      try {
        const written = await writeAll(incoming, source);
        const place = placeOf(written.sha256);
        await mkdir(join(place, '..'), { recursive: true });
        if (!(await exists(place))) {
          await rename(incoming, place);
          await flushFolder(join(place, '..'));
        }
        return written;
      } finally {
        await rm(incoming, { force: true });
      }
    },
    open: (sha256) => readChecked(placeOf(sha256), sha256),
    has: (sha256) => exists(placeOf(sha256)),
  };
}

/** A hash comes from a record, but a path is made of it: nothing else than 64 hexadecimal characters gets near the file system. */
function checked(sha256: Sha256): Sha256 {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('A blob is named by its SHA-256 in lower-case hexadecimal.');
  return sha256;
}

async function* readChecked(place: string, sha256: Sha256): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new BlobDamaged(sha256);
}

class BlobDamaged extends Error {
  readonly code = 'BLOB.DAMAGED';
  constructor(sha256: Sha256) {
    super(`The stored file ${sha256} has other content than its name says: restore it from a backup.`);
  }
}

async function writeAll(path: string, source: AsyncIterable<Uint8Array>): Promise<{ readonly sha256: Sha256; readonly bytes: number }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      await writeWhole(file, chunk);
      bytes += chunk.byteLength;
    }
    await file.sync();
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
}

/** One write may take fewer bytes than it was given. */
async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) at += (await file.write(chunk, at)).bytesWritten;
}

/** The new name itself must survive a power cut; a platform that can't open a folder for it goes without. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
