import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileSummary } from '@consilium/domain';
import { memoryBlobStore } from '@consilium/testing';
import type { FileInQuarantine, InspectFile } from '../platform/ports.ts';
import { judgeUpload } from './judge-upload.ts';
import { quarantine } from './quarantine/quarantine.ts';

const SUMMARY = { format: 'vcf', records: 1 } as FileSummary;
const STATEMENTS = { fileName: 'sample.vcf', statedBuild: null, tumorSample: null, fields: null };
const dir = mkdtempSync(join(tmpdir(), 'judge-upload-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const until = (file: FileInQuarantine, isThere: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = (): void => (file.failure ? reject(file.failure) : isThere() ? resolve() : undefined);
    file.onChange(look);
    look();
  });
const readsAll: InspectFile = async (file) => {
  await until(file, () => file.isWhole);
  return { ok: true, value: SUMMARY };
};
/** Refuses at the given byte. */
const refusesAt =
  (byte: number): InspectFile =>
  async (file) => {
    file.readTo(0);
    await until(file, () => file.size >= byte);
    return { ok: false, refusal: { code: 'FILE.NOT_VCF', detail: { message: 'sample.vcf: no VCF.' } } };
  };

function countedSource(chunks: number) {
  const state = { sent: 0 };
  async function* bytes() {
    for (; state.sent < chunks; state.sent++) yield Buffer.alloc(64 * 1024, 65);
  }
  return { state, source: Readable.from(bytes(), { objectMode: false }) };
}
function room(inspectFile: InspectFile, maxBytes = 1e12) {
  const blobs = memoryBlobStore();
  return { blobs, intake: { blobs, inspectFile, maxBytes, quarantine: quarantine(dir) } };
}
const left = (blobs: ReturnType<typeof memoryBlobStore>) => [blobs.count(), readdirSync(dir)];

describe('an upload', () => {
  it('is kept under the hash of its bytes when it is readable', async () => {
    const { blobs, intake } = room(readsAll, 10);
    const outcome = await judgeUpload(Readable.from([Buffer.from('ab'), Buffer.from('c')]), STATEMENTS, intake);
    const sha256 = createHash('sha256').update('abc').digest('hex');
    expect(outcome).toEqual({ ok: true, value: { stored: { sha256, bytes: 3 }, summary: SUMMARY } });
    expect([await blobs.has(sha256), left(blobs)]).toEqual([true, [1, []]]);
  });

  it('is stopped at the byte that proves it unreadable, and leaves nothing', async () => {
    const { blobs, intake } = room(refusesAt(1));
    const { state, source } = countedSource(10_000);
    const outcome = await judgeUpload(source, STATEMENTS, intake);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FILE.NOT_VCF' } });
    expect(state.sent).toBeLessThan(100);
    expect([left(blobs), source.destroyed]).toEqual([[0, []], true]);
  });

  it('comes no faster than it is read, but for a lead', async () => {
    const { state, source } = countedSource(10_000);
    const readsSlowly: InspectFile = async (file, statements) => {
      file.readTo(0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return refusesAt(1)(file, statements);
    };
    await judgeUpload(source, STATEMENTS, room(readsSlowly).intake);
    expect(state.sent * 64).toBeLessThan(9 * 1024);
  });

  it('leaves nothing when its last byte proves it unreadable', async () => {
    const { blobs, intake } = room(refusesAt(3), 10);
    const outcome = await judgeUpload(Readable.from([Buffer.from('abc')]), STATEMENTS, intake);
    expect([outcome.ok, left(blobs)]).toEqual([false, [0, []]]);
  });

  it.each([
    ['is over the cap', () => countedSource(100).source, 'UPLOAD.TOO_LARGE'],
    ['has a sender that went away', () => Readable.from(goesAway()), 'UPLOAD.INTERRUPTED'],
    ['trickles below the rate of any line', () => Readable.from(trickle()), 'UPLOAD.INTERRUPTED'],
  ])('leaves nothing when it %s', async (_what, source, code) => {
    const { blobs, intake } = room(readsAll, 128 * 1024);
    const judged = judgeUpload(source(), STATEMENTS, { ...intake, minBytesPerMinute: 100, minuteMs: 200 });
    await expect(judged).rejects.toMatchObject({ code });
    expect(left(blobs)).toEqual([0, []]);
  });

  it('passes on a bug of the inspector and leaves nothing', async () => {
    const { blobs, intake } = room(() => Promise.reject(new TypeError('bug')));
    await expect(judgeUpload(countedSource(100).source, STATEMENTS, intake)).rejects.toThrow('bug');
    expect(left(blobs)).toEqual([0, []]);
  });
});

async function* goesAway() {
  yield Buffer.from('##fileformat');
  throw new Error('aborted');
}
async function* trickle() {
  for (let byte = 0; byte < 1000; byte += 1) {
    yield Buffer.from('#');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
