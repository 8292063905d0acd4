import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '@consilium/domain';
import { memoryBlobStore } from '@consilium/testing';
import { folderBlobStore } from './folder-blob-store.ts';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* stream(...chunks: readonly string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield bytesOf(chunk);
}
async function* broken(): AsyncIterable<Uint8Array> {
  yield bytesOf('half of a file');
  throw new Error('connection lost');
}
async function read(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
async function filesIn(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'consilium-blobs-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe.each([
  [
    'folder',
    (): { store: BlobStore; count: () => Promise<number> } => ({
      store: folderBlobStore(dir),
      count: async () => (await filesIn(dir)).length,
    }),
  ],
  [
    'memory',
    (): { store: BlobStore; count: () => Promise<number> } => {
      const store = memoryBlobStore();
      return { store, count: async () => store.count() };
    },
  ],
])('BlobStore, %s', (_name, create) => {
  it('names content by its SHA-256 however it was cut into chunks', async () => {
    const { store } = create();
    expect(await store.put(stream('##fileformat', '=VCFv4.2\n'))).toEqual({ sha256: sha256('##fileformat=VCFv4.2\n'), bytes: 21 });
    expect(await read(store.open(sha256('##fileformat=VCFv4.2\n')))).toBe('##fileformat=VCFv4.2\n');
  });

  it('keeps one blob when the same file comes twice, also at once', async () => {
    const { store, count } = create();
    await Promise.all([store.put(stream('same')), store.put(stream('sa', 'me')), store.put(stream('same'))]);
    await store.put(stream('same'));
    expect(await count()).toBe(1);
  });

  it('leaves nothing of a stream that fails', async () => {
    const { store, count } = create();
    await expect(store.put(broken())).rejects.toThrow('connection lost');
    expect(await count()).toBe(0);
    expect(await store.has(sha256('half of a file'))).toBe(false);
  });

  it('takes an empty stream', async () => {
    const { store } = create();
    expect(await store.put(stream())).toEqual({ sha256: sha256(''), bytes: 0 });
    expect(await read(store.open(sha256('')))).toBe('');
  });

  it('says that it has what was put, and nothing else', async () => {
    const { store } = create();
    await store.put(stream('here'));
    expect(await store.has(sha256('here'))).toBe(true);
    expect(await store.has(sha256('gone'))).toBe(false);
    await expect(read(store.open(sha256('gone')))).rejects.toThrow();
  });
});

describe('folderBlobStore', () => {
  it('puts a blob where its name says, readable by the owner alone', async () => {
    const { sha256: name } = await folderBlobStore(dir).put(stream('content'));
    expect((await stat(join(dir, name.slice(0, 2), name))).mode & 0o077).toBe(0);
  });

  it('keeps the first bytes of a blob when its content is put again', async () => {
    const store = folderBlobStore(dir);
    const { sha256: name } = await store.put(stream('content'));
    const before = await stat(join(dir, name.slice(0, 2), name));
    await store.put(stream('content'));
    expect((await stat(join(dir, name.slice(0, 2), name))).ino).toBe(before.ino);
  });

  it('hands out no content that is not what its name says', async () => {
    const store = folderBlobStore(dir);
    const { sha256: name } = await store.put(stream('Tier I-A for this patient'));
    await writeFile(join(dir, name.slice(0, 2), name), 'Tier I-A for another one');
    await expect(read(store.open(name))).rejects.toMatchObject({ code: 'BLOB.DAMAGED' });
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), 'abc', ''])('never makes a path of %p', (name) => {
    const store = folderBlobStore(dir);
    expect(() => store.open(name)).toThrow('SHA-256');
    expect(() => store.has(name)).toThrow('SHA-256');
  });
});
