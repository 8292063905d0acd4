import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlobStore, FileSummary, Result } from '@consilium/domain';
import type { InspectFile } from '../platform/ports.ts';
import { inspectWhileStoring } from './inspect-while-storing.ts';

const SUMMARY = { format: 'vcf', records: 1 } as FileSummary;
const STATEMENTS = { fileName: 'sample.vcf', statedBuild: null, tumorSample: null, fields: null };

function memoryStore() {
  const kept = new Map<string, Buffer>();
  const store: Pick<BlobStore, 'put'> = {
    async put(source) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of source) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return { sha256, bytes: bytes.byteLength };
    },
  };
  return { kept, blobs: store as BlobStore };
}

const readsAll: InspectFile = async (source) => {
  for await (const _chunk of source);
  return { ok: true, value: SUMMARY };
};
/** Refuses at the given byte, without closing its source. */
const refusesAt =
  (byte: number): InspectFile =>
  async (source): Promise<Result<FileSummary>> => {
    const iterator = source[Symbol.asyncIterator]();
    for (let seen = 0; seen < byte;) seen += (await iterator.next()).value?.byteLength ?? byte;
    return { ok: false, refusal: { code: 'FILE.NOT_VCF', detail: { message: 'sample.vcf: no VCF.' } } };
  };

function countedSource(chunks: number) {
  const state = { sent: 0 };
  async function* bytes() {
    for (; state.sent < chunks; state.sent++) yield Buffer.alloc(64 * 1024, 65);
  }
  return { state, source: Readable.from(bytes(), { objectMode: false }) };
}

describe('inspectWhileStoring', () => {
  it('keeps a readable file under the hash of its bytes', async () => {
    const { kept, blobs } = memoryStore();
    const outcome = await inspectWhileStoring(Readable.from([Buffer.from('ab'), Buffer.from('c')]), STATEMENTS, {
      blobs,
      inspectFile: readsAll,
      maxBytes: 10,
    });
    const sha256 = createHash('sha256').update('abc').digest('hex');
    expect(outcome).toEqual({ ok: true, value: { stored: { sha256, bytes: 3 }, summary: SUMMARY } });
    expect(kept.get(sha256)?.toString()).toBe('abc');
  });

  it('stops at the byte that proves a file unreadable, and keeps nothing', async () => {
    const { kept, blobs } = memoryStore();
    const { state, source } = countedSource(10_000);
    const outcome = await inspectWhileStoring(source, STATEMENTS, { blobs, inspectFile: refusesAt(1), maxBytes: 1e12 });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FILE.NOT_VCF' } });
    expect(state.sent).toBeLessThan(100);
    expect([kept.size, source.destroyed]).toEqual([0, true]);
  });

  it('keeps nothing of a small file whose last byte proves it unreadable', async () => {
    const { kept, blobs } = memoryStore();
    const outcome = await inspectWhileStoring(Readable.from([Buffer.from('abc')]), STATEMENTS, {
      blobs,
      inspectFile: refusesAt(3),
      maxBytes: 10,
    });
    expect([outcome.ok, kept.size]).toEqual([false, 0]);
  });

  it.each([
    ['a file over the cap', () => countedSource(100).source, 'UPLOAD.TOO_LARGE'],
    ['a sender that went away', () => Readable.from(goesAway()), 'UPLOAD.INTERRUPTED'],
  ])('keeps nothing of %s', async (_what, source, code) => {
    const { kept, blobs } = memoryStore();
    await expect(inspectWhileStoring(source(), STATEMENTS, { blobs, inspectFile: readsAll, maxBytes: 128 * 1024 })).rejects.toMatchObject({
      code,
    });
    expect(kept.size).toBe(0);
  });

  it('passes on a bug of the inspector and keeps nothing', async () => {
    const { kept, blobs } = memoryStore();
    const inspectFile: InspectFile = () => Promise.reject(new TypeError('bug'));
    await expect(inspectWhileStoring(countedSource(100).source, STATEMENTS, { blobs, inspectFile, maxBytes: 1e12 })).rejects.toThrow('bug');
    expect(kept.size).toBe(0);
  });
});

async function* goesAway() {
  yield Buffer.from('##fileformat');
  throw new Error('aborted');
}
