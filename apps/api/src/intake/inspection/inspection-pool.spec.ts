import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { QuarantineForTests } from '../quarantine/received-file.builder.ts';
import { inspectionPool } from './inspection-pool.ts';
import type { InspectionPool, PoolOptions } from './inspection-pool.ts';

/** Threads are slow to start while other suites run. */
jest.setTimeout(60_000);

const STATEMENTS = { fileName: 'sample.vcf', statedBuild: null, tumorSample: null, fields: null };
const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n' +
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t140453136\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n';
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const folder = mkdtempSync(join(tmpdir(), 'inspection-'));
const files = new QuarantineForTests();
afterAll(() => (rmSync(folder, { recursive: true, force: true }), files.remove()));
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
    expect(await inspectFile(files.whole(VCF), STATEMENTS)).toMatchObject({ ok: true, value: { records: 1 } });
    const page = await inspectFile(files.whole('<!DOCTYPE html><html>'), { ...STATEMENTS, fileName: 'page.vcf' });
    expect(page).toMatchObject({ ok: false, refusal: { code: 'FILE.NOT_VCF', detail: { file: 'page.vcf', line: 1 } } });
    expect(await inspectFile(files.whole(VCF), STATEMENTS)).toMatchObject({ ok: true });
  });

  it('reads a file on while it comes, and takes only its end for its end', async () => {
    const file = files.growing(VCF.slice(0, 60));
    const verdict = open().inspectFile(file, STATEMENTS);
    await soon(50);
    file.grow(VCF.slice(60));
    expect(await Promise.race([verdict, soon(200).then(() => 'none yet')])).toBe('none yet');
    file.end();
    expect(await verdict).toMatchObject({ ok: true, value: { records: 1 } });
  });

  it('refuses at the byte that proves a file unreadable, though more would come', async () => {
    expect(await open().inspectFile(files.growing('<!DOCTYPE html><html>'), STATEMENTS)).toMatchObject({ ok: false });
  });

  it('lets files wait for a free thread, and judges each', async () => {
    const { inspectFile } = open({ threads: 2 });
    const verdicts = await Promise.all(Array.from({ length: 7 }, () => inspectFile(files.whole(VCF), STATEMENTS)));
    expect(verdicts.map(({ ok }) => ok)).toEqual(Array(7).fill(true));
  });

  it('judges the files of others while senders trickle theirs, and the trickled ones in the end', async () => {
    const pool = open({ threads: 2 });
    await pool.warmUp();
    const slow = Array.from({ length: 5 }, () => files.growing(VCF.slice(0, 30)));
    const trickling = setInterval(() => slow.forEach((file) => file.grow('')), 30);
    const late = slow.map((file) => pool.inspectFile(file, STATEMENTS));
    await soon(100);
    const begun = performance.now();
    const verdicts = await Promise.all(Array.from({ length: 6 }, () => pool.inspectFile(files.whole(VCF), STATEMENTS)));
    expect(verdicts.map(({ ok }) => ok)).toEqual(Array(6).fill(true));
    expect(performance.now() - begun).toBeLessThan(3_000);
    clearInterval(trickling);
    for (const file of slow) {
      file.grow(VCF.slice(30));
      file.end();
    }
    expect((await Promise.all(late)).map(({ ok }) => ok)).toEqual(Array(5).fill(true));
  });

  it('looks again at a file whose turn went to another, once its sender pauses', async () => {
    const pool = open({ threads: 1 });
    await pool.warmUp();
    const slow = files.growing(VCF.slice(0, 30));
    const late = pool.inspectFile(slow, STATEMENTS);
    await soon(50);
    expect(await pool.inspectFile(files.whole(VCF), STATEMENTS)).toMatchObject({ ok: true });
    slow.grow(`\n${'##x=y\n'.repeat(100)}no header at all\n`);
    expect(await late).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^FILE\./) } });
  });

  it('passes on why a file will never be whole, in its turn or before it, and goes on with the next in the same thread', async () => {
    const pool = open({ threads: 1 });
    await pool.warmUp();
    const [first, second] = [files.growing(VCF.slice(0, 40)), files.growing()];
    const ended = [pool.inspectFile(first, STATEMENTS), pool.inspectFile(second, STATEMENTS)];
    second.fail(new Error('the second went away'));
    await expect(ended[1]).rejects.toThrow('the second went away');
    first.fail(new Error('the sender went away'));
    await expect(ended[0]).rejects.toThrow('the sender went away');
    const begun = performance.now();
    expect(await pool.inspectFile(files.whole(VCF), STATEMENTS)).toMatchObject({ ok: true });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it.each([
    ['takes all memory', 30_000, 'const kept = []; for (;;) kept.push(Array.from({ length: 10_000 }, () => ({})));', /more memory/],
    ['never comes to an end', 300, 'if (kind === "begin") for (;;);', /longer/],
    ['never answers', 300, '', /longer/],
  ])('ends a thread that %s, refuses its file in one sentence, and goes on', async (name, stuckAfterMs, code, sentence) => {
    const { inspectFile } = open({ threads: 1, stuckAfterMs, heapMib: 16, entry: threadThat(name.replaceAll(' ', '-'), code) });
    for (let turn = 0; turn < 2; turn += 1) {
      const verdict = await inspectFile(files.whole(VCF), STATEMENTS);
      expect(verdict).toMatchObject({ ok: false, refusal: { code: 'FILE.TOO_COSTLY', detail: { file: 'sample.vcf', line: null } } });
      expect(verdict.ok ? '' : verdict.refusal.detail['message']).toMatch(sentence);
      expect(verdict.ok ? '' : verdict.refusal.detail['message']).toContain('after 0 bytes');
    }
  });

  it.each([
    ['dies', 'process.exit(3);'],
    ['has a bug', 'throw new TypeError("bug");'],
    ['reports a bug', 'if (kind === "begin") parentPort.postMessage({ kind: "bug", error: new TypeError("bug") });'],
  ])('takes a thread that %s for a bug of ours, never for a verdict', async (name, code) => {
    const { inspectFile } = open({ entry: threadThat(name.replaceAll(' ', '-'), code) });
    await expect(inspectFile(files.whole(VCF), STATEMENTS)).rejects.toThrow();
  });
});
