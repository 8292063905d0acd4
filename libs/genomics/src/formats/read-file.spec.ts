import { gzipSync } from 'node:zlib';
import { aVcf } from '../vcf-file.builder.ts';
import { inspectFile, readFile } from './read-file.ts';

async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}

async function refusalOf(content: string | Uint8Array) {
  const result = await readFile(bytesOf(content), { fileName: 'file' });
  if (result.ok) throw new Error('expected a refusal');
  return result.refusal;
}

describe('readFile', () => {
  it.each([
    ['plain', aVcf()],
    ['gzip', gzipSync(aVcf())],
  ])('reads a VCF as before: %s', async (_, content) => {
    expect(await readFile(bytesOf(content), { fileName: 'a.txt' })).toMatchObject({ ok: true, value: { counts: { records: 1 } } });
    expect(await inspectFile(bytesOf(content), { fileName: 'a.txt' })).toMatchObject({ ok: true, value: { format: 'vcf', records: 1 } });
  });

  it.each([
    ['a table of another kind', 'apples\tpears\n1\t2\n', 'FILE.UNKNOWN_FORMAT'],
    ['a table of another kind, packed', gzipSync('apples\tpears\n1\t2\n'), 'FILE.UNKNOWN_FORMAT'],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'FILE.NOT_VCF'],
    ['prose', 'The patient was well.\n', 'FILE.NOT_VCF'],
    ['HTML', '<!doctype html><html><body>a, b</body></html>', 'FILE.NOT_VCF'],
  ])('says what is read instead of %s', async (_, content, code) => {
    const refusal = await refusalOf(content);
    expect(refusal.code).toBe(code);
    expect(refusal.detail.message).toMatch(/^file.*MAF.*FoundationOne.*\.$/);
    expect(refusal.detail.message).not.toContain('pears');
  });

  it.each([
    ['nothing', '', 'FILE.EMPTY'],
    ['gzip cut off', gzipSync(aVcf().repeat(50)).subarray(0, 60), 'FILE.TRUNCATED_GZIP'],
    ['a VCF without its header line', '##fileformat=VCFv4.2\n', 'FILE.NO_HEADER'],
  ])('keeps the refusal of %s', async (_, content, code) => {
    expect((await refusalOf(content)).code).toBe(code);
  });

  it('tells a bomb by its head without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    const before = process.memoryUsage().rss;
    expect((await refusalOf(bomb)).code).toMatch(/^FILE\.(?:NOT_VCF|GZIP_BOMB)$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('does not wait for a sender that stalls behind an image', async () => {
    async function* stalling(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
      await new Promise((resolve) => setTimeout(resolve, 4000).unref());
      throw new Error('waited');
    }
    expect(await readFile(stalling(), { fileName: 'x' })).toMatchObject({ ok: false, refusal: { code: 'FILE.NOT_VCF' } });
  });
});
