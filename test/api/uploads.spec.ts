import { EventEmitter } from 'node:events';
import { gzipSync } from 'node:zlib';
import { FILE_PROBLEMS } from '@consilium/contracts';
import { FILE_REFUSAL_CODES } from '@consilium/genomics';
import { Clinic, aSubmission } from './clinic.ts';
import { answerToWhoReadsLate, trickled, uploadSlowly } from './slow-upload.ts';
import type { HostileFile } from './slow-upload.ts';
import type { Visitor } from './visitor.ts';

const MIB = 1024 * 1024;
const HEADER = '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n';
const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n';
const RECORD = '7\t140453136\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n';
const bytes = (text: string): Uint8Array => Buffer.from(text);

let clinic: Clinic;
let oncologist: Visitor;
let caseId: string;
beforeAll(async () => {
  clinic = await Clinic.open();
  oncologist = await clinic.as('onko');
  caseId = ((await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
}, 120_000);
afterAll(async () => clinic?.close(), 30_000);

function formOf(name: string, content: string, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content]), name);
  return form;
}

function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let at = 0; at < times; at++) yield chunk;
}
/** Sixteen megabytes of equal records in 48 kilobytes. */
const PACKED = gzipSync(RECORD.repeat((16 * MIB) / RECORD.length), { level: 9 });
function* bomb(): Generator<Uint8Array> {
  yield gzipSync(HEADER + COLUMNS);
  yield* repeated(PACKED, 512);
}
function* manyColumns(): Generator<Uint8Array> {
  yield bytes(HEADER + COLUMNS.trimEnd());
  for (let at = 0; at < 1000; at++) yield bytes(Array.from({ length: 1000 }, (_, column) => `\tS${at * 1000 + column}`).join(''));
  yield bytes(`\n${RECORD}`);
}
function* longLine(): Generator<Uint8Array> {
  yield bytes(HEADER + COLUMNS + RECORD.slice(0, 20));
  yield* repeated(Buffer.alloc(MIB, 65), 200);
}

const HOSTILE: readonly (readonly [what: string, codes: readonly string[], file: HostileFile])[] = [
  [
    'a truncated gzip',
    ['FILE.TRUNCATED_GZIP'],
    { name: 'cut.vcf.gz', bytes: [gzipSync(HEADER + COLUMNS + RECORD.repeat(2000)).subarray(0, 120)], holdOpen: false },
  ],
  [
    'an HTML page named .vcf',
    ['FILE.NOT_VCF'],
    { name: 'page.vcf', bytes: [bytes('<!DOCTYPE html><html><body>Login</body></html>'.padEnd(2000, ' '))], holdOpen: true },
  ],
  [
    'a PNG',
    ['FILE.NOT_VCF'],
    {
      name: 'scan.vcf',
      bytes: [Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(4000)])],
      holdOpen: true,
    },
  ],
  [
    'two genome builds',
    ['FILE.MIXED_BUILDS'],
    { name: 'mixed.vcf', fields: { build: 'GRCh38' }, bytes: [bytes(HEADER + COLUMNS + RECORD.repeat(2000))], holdOpen: true },
  ],
  [
    'no sample column',
    ['FILE.NO_SAMPLE_COLUMN'],
    {
      name: 'sites.vcf',
      bytes: [bytes(`${HEADER}#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n${'7\t1\t.\tA\tT\t.\tPASS\t.\n'.repeat(200)}`)],
      holdOpen: true,
    },
  ],
  ['a million columns', ['FILE.TOO_MANY_COLUMNS', 'FILE.LINE_TOO_LONG'], { name: 'wide.vcf', bytes: manyColumns(), holdOpen: true }],
  ['a line of 200 MB', ['FILE.LINE_TOO_LONG'], { name: 'long.vcf', bytes: longLine(), holdOpen: true }],
  ['a gzip bomb', ['FILE.GZIP_BOMB'], { name: 'bomb.vcf.gz', bytes: bomb(), holdOpen: true }],
];

describe('uploads', () => {
  it.each(HOSTILE)(
    'refuse %s within two seconds of the proof, in one sentence with its file, and keep nothing of it',
    async (_what, codes, file) => {
      const base = process.memoryUsage().rss;
      let peak = base;
      const watch = setInterval(() => void (peak = Math.max(peak, process.memoryUsage().rss)), 20);
      const verdict = await uploadSlowly(oncologist, caseId, file).finally(() => clearInterval(watch));
      expect(codes).toContain(verdict.problem.code);
      expect(verdict.status).toBe(422);
      expect(verdict.problem.detail).toContain(file.name);
      expect(verdict.problem.place?.file).toBe(file.name);
      expect(verdict.msAfterProof).toBeLessThan(2000);
      expect((peak - base) / MIB).toBeLessThan(256);
      expect([await clinic.blobsLeft(), await clinic.count('clinic.case_file')]).toEqual([[], 0]);
      expect((await oncologist.get(`/api/v1/cases/${caseId}`)).status).toBe(200);
    },
    60_000,
  );

  it('stop reading a line of 200 MB long before its end', async () => {
    const verdict = await uploadSlowly(oncologist, caseId, { name: 'long.vcf', bytes: longLine(), holdOpen: true });
    expect(verdict.sentBytes).toBeLessThan(64 * MIB);
  }, 60_000);

  it('keep nothing when the sender goes away in the middle', async () => {
    const halfway = new ReadableStream({
      start(controller) {
        controller.enqueue(
          bytes(`--b\r\ncontent-disposition: form-data; name="file"; filename="half.vcf"\r\n\r\n${HEADER}${COLUMNS}${RECORD.repeat(5000)}`),
        );
        setTimeout(() => controller.error(new Error('gone')), 200);
      },
    });
    await expect(
      oncologist.send('POST', `/api/v1/cases/${caseId}/files`, halfway, { 'content-type': 'multipart/form-data; boundary=b' }),
    ).rejects.toThrow();
    expect([await clinic.blobsLeft(), await clinic.count('clinic.case_file')]).toEqual([[], 0]);
  });

  it.each([
    ['no file', () => new FormData(), 'UPLOAD.NO_FILE', 422],
    ['a build nobody knows', () => formOf('a.vcf', HEADER + COLUMNS + RECORD, { build: 'hg17' }), 'REQUEST.INVALID', 400],
    ['something that is no form', () => ({ file: 'a.vcf' }), 'REQUEST.MEDIA_TYPE', 415],
  ])('refuse %s', async (_what, body, code, status) => {
    const content = body();
    if (content instanceof FormData && [...content.keys()].length === 0) content.append('build', 'GRCh37');
    expect(await oncologist.send('POST', `/api/v1/cases/${caseId}/files`, content)).toMatchObject({ status, body: { code } });
  });

  it('record a readable file once under one key, with what its bytes prove', async () => {
    const send = () =>
      oncologist.send(
        'POST',
        `/api/v1/cases/${caseId}/files`,
        formOf('sample.vcf', HEADER + COLUMNS + RECORD, { depthField: 'DPT', altField: 'ADT' }),
        { 'idempotency-key': 'upload-0001' },
      );
    expect(await send()).toMatchObject({
      status: 201,
      body: { repeated: false, summary: { records: 1, build: 'GRCh37', tumorSample: 'TUMOR', compression: 'none' } },
    });
    expect(await send()).toMatchObject({ status: 201, body: { repeated: true } });
    expect([await clinic.count('clinic.case_file'), (await clinic.blobs()).length]).toEqual([1, 1]);
    const { body } = await oncologist.get(`/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ files: [{ name: 'sample.vcf', fields: { depth: 'DPT', alt: 'ADT' }, statedBuild: null }] });
  });

  it('to a case that has ended are refused before their bytes are read', async () => {
    const ended = ((await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
    await oncologist.send('POST', `/api/v1/cases/${ended}/cancellation`, { reason: 'entered twice' });
    const verdict = await uploadSlowly(oncologist, ended, { name: 'late.vcf', bytes: longLine(), holdOpen: true });
    expect(verdict).toMatchObject({ status: 409, problem: { code: 'CASE.NOT_IN_STATUS' } });
    expect(verdict.sentBytes).toBeLessThan(64 * MIB);
  });

  it('are judged while others trickle theirs, and the trickled ones in the end', async () => {
    const ofItsOwn = ((await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
    const release = new EventEmitter();
    const slow = Array.from({ length: 5 }, () => trickled(oncologist, ofItsOwn, HEADER + COLUMNS + RECORD.repeat(20), release));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    const others = Array.from({ length: 4 }, () =>
      oncologist.send('POST', `/api/v1/cases/${ofItsOwn}/files`, formOf('quick.vcf', HEADER + COLUMNS + RECORD)),
    );
    const answers = await Promise.all(others);
    const tookMs = performance.now() - begun;
    release.emit('go');
    expect(answers.map(({ status }) => status).every((status) => status === 201)).toBe(true);
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(Array(5).fill(201));
    // The slow ones alone would take a minute.
    expect(tookMs).toBeLessThan(10_000);
  }, 60_000);

  it('are answered though the sender reads nothing before it has sent on for a while', async () => {
    const answer = await answerToWhoReadsLate(oncologist, caseId, bytes('<!DOCTYPE html><html>'));
    expect(answer).toMatch(/^HTTP\/1\.1 422 /);
    expect(answer).toContain('FILE.NOT_VCF');
  }, 30_000);

  it('have a problem for every refusal of the reader', () => {
    expect(Object.keys(FILE_PROBLEMS).sort()).toEqual([...FILE_REFUSAL_CODES].sort());
  });
});
