import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspectionPool } from './inspection-pool.ts';
import type { InspectionPool, PoolOptions } from './inspection-pool.ts';

/** Threads are slow to start while other suites run. */
jest.setTimeout(60_000);

const STATEMENTS = { fileName: 'sample.vcf', statedBuild: null, tumorSample: null, fields: null };
const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n' +
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t140453136\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n';

async function* bytesOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield Buffer.alloc(64 * 1024, 65);
}

const folder = mkdtempSync(join(tmpdir(), 'inspection-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pools: InspectionPool[] = [];
afterEach(async () => void (await Promise.all(pools.splice(0).map((pool) => pool.close()))));
const open = (options: Partial<PoolOptions> = {}): InspectionPool => {
  const pool = inspectionPool({ maxUnpacked: 1e9, ...options });
  pools.push(pool);
  return pool;
};
/** A thread that does something else than reading. */
const threadThat = (name: string, code: string): URL => {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', ({ kind }) => { ${code} });\nparentPort.postMessage({ kind: 'ready' });\n`,
  );
  return pathToFileURL(path);
};

describe('inspection of files in threads', () => {
  it('judges one file after the other, readable or not, in the same thread', async () => {
    const { inspectFile } = open({ threads: 1 });
    expect(await inspectFile(bytesOf(VCF.slice(0, 60), VCF.slice(60)), STATEMENTS)).toMatchObject({ ok: true, value: { records: 1 } });
    const page = await inspectFile(bytesOf('<!DOCTYPE html><html>'), { ...STATEMENTS, fileName: 'page.vcf' });
    expect(page).toMatchObject({ ok: false, refusal: { code: 'FILE.NOT_VCF', detail: { file: 'page.vcf', line: 1 } } });
    expect(await inspectFile(bytesOf(VCF), STATEMENTS)).toMatchObject({ ok: true });
  });

  it('stops at the byte that proves a file unreadable, though more would come', async () => {
    const verdict = await open().inspectFile(endless(), STATEMENTS);
    expect(verdict).toMatchObject({ ok: false });
  });

  it('lets files wait for a free thread, and judges each', async () => {
    const { inspectFile } = open({ threads: 2 });
    const verdicts = await Promise.all(Array.from({ length: 7 }, () => inspectFile(bytesOf(VCF), STATEMENTS)));
    expect(verdicts.map(({ ok }) => ok)).toEqual(Array(7).fill(true));
  });

  it('passes on what its source throws, and goes on with the next file', async () => {
    const { inspectFile } = open({ threads: 1 });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(VCF.slice(0, 40));
      throw new Error('the sender went away');
    }
    await expect(inspectFile(broken(), STATEMENTS)).rejects.toThrow('the sender went away');
    expect(await inspectFile(bytesOf(VCF), STATEMENTS)).toMatchObject({ ok: true });
  });

  it.each([
    ['takes all memory', 30_000, 'const kept = []; for (;;) kept.push(Array.from({ length: 10_000 }, () => ({})));', /more memory/],
    ['never comes to an end', 300, 'if (kind === "bytes") for (;;);', /longer/],
    ['never answers', 300, '', /longer/],
  ])('ends a thread that %s, refuses its file in one sentence, and goes on', async (name, stuckAfterMs, code, sentence) => {
    const { inspectFile } = open({ threads: 1, stuckAfterMs, heapMib: 16, entry: threadThat(name.replaceAll(' ', '-'), code) });
    for (let turn = 0; turn < 2; turn += 1) {
      const verdict = await inspectFile(bytesOf(VCF), STATEMENTS);
      expect(verdict).toMatchObject({ ok: false, refusal: { code: 'FILE.TOO_COSTLY', detail: { file: 'sample.vcf', line: null } } });
      expect(verdict.ok ? '' : verdict.refusal.detail['message']).toMatch(sentence);
      expect(verdict.ok ? '' : verdict.refusal.detail['message']).toContain(`after ${VCF.length} bytes`);
    }
  });

  it.each([
    ['dies', 'process.exit(3);'],
    ['has a bug', 'throw new TypeError("bug");'],
    ['reports a bug', 'if (kind === "begin") parentPort.postMessage({ kind: "bug", error: new TypeError("bug") });'],
  ])('takes a thread that %s for a bug of ours, never for a verdict', async (name, code) => {
    const { inspectFile } = open({ entry: threadThat(name.replaceAll(' ', '-'), code) });
    await expect(inspectFile(bytesOf(VCF), STATEMENTS)).rejects.toThrow();
  });
});
