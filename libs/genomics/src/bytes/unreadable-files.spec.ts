import { gzipSync } from 'node:zlib';
import { aRecord, aVcf, bytesOf } from '../vcf-file.builder.ts';
import { inspectVcf } from '../vcf/inspect-vcf.ts';
import type { InspectOptions } from '../vcf/inspect-vcf.ts';
import { aBgzf } from './bgzf.builder.ts';
import type { FileRefusal } from './file-refusal.ts';

const MIB = 1024 * 1024;

async function refusalOf(
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<InspectOptions> = {},
): Promise<FileRefusal> {
  const bytes = typeof source === 'string' || source instanceof Uint8Array ? bytesOf(source) : source;
  const result = await inspectVcf(bytes, { fileName: 'sample.vcf', ...options });
  if (result.ok) throw new Error('the file was accepted');
  return result.refusal;
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a file that is no VCF', () => {
  it.each([
    ['PNG image', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), /PNG image/],
    ['HTML page', latin('<!DOCTYPE html><html><body>Sign in</body></html>'), /HTML page/],
    ['PDF', latin('%PDF-1.7\n%'), /PDF/],
    ['BCF', gzipSync(latin('BCF\x02\x02\0\0\0')), /BCF/],
    ['Office document', latin('PK\x03\x04\x14\0'), /ZIP archive/],
    ['gzip in gzip', gzipSync(gzipSync(latin('##fileformat=VCFv4.2\n'))), /gzip inside gzip/],
    ['JSON', latin('{"resourceType":"Bundle"}'), /JSON/],
    ['MAF', latin('#version 2.4\nHugo_Symbol\tEntrez_Gene_Id\n'), /MAF/],
    ['UTF-16 text', latin('\xff\xfe#\0#\0'), /UTF-16/],
    ['binary data', latin('abc\0\x01\x02'), /binary/],
    ['plain prose', latin('Dear colleague,\nplease find the file attached.\n'), /##fileformat/],
  ])('refuses a %s and says what it looks like', async (_, content, reason) => {
    const { code, detail } = await refusalOf(content);
    expect(code).toBe('FILE.NOT_VCF');
    expect(detail.message).toMatch(/^sample\.vcf, line 1: [^\n]+\.$/);
    expect(detail.reason).toMatch(reason);
  });

  it.each([
    ['nothing', ''],
    ['an empty gzip', gzipSync('')],
  ])('refuses %s as empty', async (_, content) => {
    expect((await refusalOf(content)).code).toBe('FILE.EMPTY');
  });

  it('refuses another major version, so that its columns are not misread', async () => {
    expect((await refusalOf(aVcf({ version: 'VCFv3.3' }))).code).toBe('FILE.UNSUPPORTED_VERSION');
  });
});

describe('a compressed file', () => {
  const content = aVcf({ records: Array.from({ length: 3000 }, (_, i) => aRecord({ pos: String(1000 + i * 7) })) });

  it.each([
    ['plain text', Buffer.from(content), 'none'],
    ['gzip', gzipSync(content), 'gzip'],
    ['gzip of two members', Buffer.concat([gzipSync(content.slice(0, 5000)), gzipSync(content.slice(5000))]), 'gzip'],
    ['BGZF', aBgzf(content), 'bgzf'],
  ])('is recognized by its bytes, not its name: %s', async (_, bytes, compression) => {
    const result = await inspectVcf(bytesOf(bytes), { fileName: 'misnamed.txt' });
    expect(result).toMatchObject({ ok: true, value: { compression, records: 3000 } });
  });

  it('refuses a gzip cut off in the middle, so that no variant is missed in silence', async () => {
    const packed = gzipSync(content);
    const { code, detail } = await refusalOf(packed.subarray(0, packed.length - 900));
    expect(code).toBe('FILE.TRUNCATED_GZIP');
    expect(detail.message).toMatch(/upload the whole file again/);
  });

  it('refuses a BGZF cut off exactly between two blocks, which plain gunzip takes for complete', async () => {
    const whole = aBgzf(content);
    expect((await refusalOf(whole.subarray(0, whole.length - 28))).code).toBe('FILE.TRUNCATED_GZIP');
  });

  it('refuses gzip whose check sum does not hold', async () => {
    const packed = Buffer.from(gzipSync(content));
    packed.fill(0x55, packed.length - 8, packed.length - 4);
    expect((await refusalOf(packed)).code).toBe('FILE.DAMAGED_GZIP');
  });

  it('refuses gzip followed by other bytes, which may be lost variants', async () => {
    expect((await refusalOf(Buffer.concat([gzipSync(content), Buffer.from('##fileformat')]))).code).toBe('FILE.DAMAGED_GZIP');
  });

  it('refuses a gzip bomb by its ratio', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(aVcf()), Buffer.alloc(96 * MIB, '\n')]), { level: 9 });
    expect(bomb.length).toBeLessThan(MIB);
    expect((await refusalOf(bomb)).code).toBe('FILE.GZIP_BOMB');
  });

  it('refuses a gzip that unpacks past the absolute cap', async () => {
    const refusal = await refusalOf(gzipSync(content), { limits: { maxUnpacked: 50_000 } });
    expect(refusal.code).toBe('FILE.GZIP_BOMB');
  });
});

describe('an endless line', () => {
  /** Counts what the reader asked for: a refusal must not wait for the rest. */
  function streamed(head: string, filler: string, total: number): { source: AsyncIterable<Uint8Array>; served: () => number } {
    const chunk = Buffer.from(filler.repeat(Math.ceil(65_536 / filler.length)));
    let served = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(head);
      for (; served < total; served += chunk.length) yield chunk;
    }
    return { source: source(), served: () => served };
  }

  it('is refused as soon as the cap is crossed, with memory flat (200 MB offered)', async () => {
    const { source, served } = streamed(aVcf().trimEnd() + ';', 'A', 200 * MIB);
    const before = process.memoryUsage().rss;
    const { code, detail } = await refusalOf(source);
    expect(code).toBe('FILE.LINE_TOO_LONG');
    expect(detail.line).toBe(3);
    expect(served()).toBeLessThan(9 * MIB);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB);
  });

  it('leaves memory flat over a long file of short lines as well (120 MB)', async () => {
    const { source, served } = streamed(aVcf(), `${aRecord({ info: 'X='.padEnd(200, 'A') })}\n`, 120 * MIB);
    const before = process.memoryUsage().rss;
    const result = await inspectVcf(source, { fileName: 'long.vcf' });
    expect(result.ok && result.value.records).toBeGreaterThan(400_000);
    expect(served()).toBeGreaterThanOrEqual(120 * MIB);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB);
  });

  it('is refused when it comes as one huge buffer', async () => {
    const { code } = await refusalOf(Buffer.concat([Buffer.from(aVcf()), Buffer.alloc(40 * MIB, 'A')]));
    expect(code).toBe('FILE.LINE_TOO_LONG');
  });

  it('is refused by its columns before it ends (a million offered)', async () => {
    const { source, served } = streamed('##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT', '\tS', 2 * MIB);
    const { code, detail } = await refusalOf(source);
    expect([code, detail.line]).toEqual(['FILE.TOO_MANY_COLUMNS', 2]);
    expect(served()).toBeLessThan(MIB);
  });

  it('is refused by its columns when it ends within one read', async () => {
    const { code } = await refusalOf(aVcf({ samples: Array.from({ length: 12 }, (_, i) => `S${i}`) }), { limits: { maxSamples: 11 } });
    expect(code).toBe('FILE.TOO_MANY_COLUMNS');
  });
});

describe('a malformed VCF', () => {
  it.each([
    ['records without a header line', '##fileformat=VCFv4.2\n' + aRecord() + '\n', 'FILE.NO_HEADER', 2, undefined],
    ['a header without its #CHROM line', '##fileformat=VCFv4.2\n', 'FILE.NO_HEADER', null, undefined],
    ['header columns separated by spaces', '##fileformat=VCFv4.2\n#CHROM POS ID REF ALT\n', 'FILE.BAD_HEADER', 2, undefined],
    ['two sample columns of one name', aVcf({ samples: ['S', 'S'], records: [] }), 'FILE.BAD_HEADER', 2, undefined],
    ['no sample column', aVcf({ samples: [], records: [] }), 'FILE.NO_SAMPLE_COLUMN', 2, undefined],
    ['a missing column', aVcf({ records: [aRecord(), aRecord().replace('\t.', '')] }), 'FILE.BAD_RECORD', 4, undefined],
    ['an empty chromosome', aVcf({ records: [aRecord({ chrom: '' })] }), 'FILE.BAD_RECORD', 3, 'CHROM'],
    ['a position that is no number', aVcf({ records: [aRecord({ pos: '1e5' })] }), 'FILE.BAD_RECORD', 3, 'POS'],
    ['a negative position', aVcf({ records: [aRecord({ pos: '-5' })] }), 'FILE.BAD_RECORD', 3, 'POS'],
    ['a reference of digits', aVcf({ records: [aRecord({ ref: '12' })] }), 'FILE.BAD_RECORD', 3, 'REF'],
    ['an alternate that is nothing known', aVcf({ records: [aRecord({ alt: 'T,5' })] }), 'FILE.BAD_RECORD', 3, 'ALT'],
    ['an empty filter', aVcf({ records: [aRecord({ filter: '' })] }), 'FILE.BAD_RECORD', 3, 'FILTER'],
    ['a malformed genotype', aVcf({ records: [aRecord({ sample: '0|x:1,2:3' })] }), 'FILE.BAD_RECORD', 3, 'GT'],
    ['a genotype with an allele too many', aVcf({ records: [aRecord({ sample: '0/2:1,2:3' })] }), 'FILE.BAD_RECORD', 3, 'GT'],
    ['more values than fields', aVcf({ records: [aRecord({ sample: '0/1:1,2:3:4' })] }), 'FILE.BAD_RECORD', 3, 'FORMAT'],
  ])('is refused by line and column: %s', async (_, content, code, line, column) => {
    const refusal = await refusalOf(content);
    expect([refusal.code, refusal.detail.line, refusal.detail.column]).toEqual([code, line, column]);
    expect(refusal.detail.message.startsWith('sample.vcf')).toBe(true);
  });

  it('does not quote what stands in the record', async () => {
    const { detail } = await refusalOf(aVcf({ records: [aRecord({ ref: 'Jane_Doe_1970' })] }));
    expect(JSON.stringify(detail)).not.toContain('Jane');
  });

  it('reads Windows line ends, a byte order mark, chunks of one byte and a last line without its end alike', async () => {
    const content =
      '\uFEFF' +
      aVcf({ records: [aRecord(), aRecord({ pos: '140753337' })] })
        .trimEnd()
        .replaceAll('\n', '\r\n');
    expect(await inspectVcf(bytesOf(content, 1), { fileName: 'w.vcf' })).toMatchObject({
      ok: true,
      value: { records: 2, tumorSample: 'TUMOR' },
    });
  });

  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzip', (text: string) => gzipSync(text)],
  ])('is refused at once though the sender stalls after the proof: %s', async (_, pack) => {
    const bad = pack(aVcf({ records: Array.from({ length: 40 }, () => aRecord({ pos: 'x' })) }));
    expect(await stalledRefusal(bad)).toBe('FILE.BAD_RECORD');
  });

  it('is refused at once though the sender stalls after the first bytes of an image', async () => {
    expect(await stalledRefusal(latin('\x89PNG\r\n\x1a\n'))).toBe('FILE.NOT_VCF');
  });

  /** The code of the refusal, which must come before the sender would go on. */
  async function stalledRefusal(bytes: Uint8Array): Promise<string> {
    async function* stalling(): AsyncGenerator<Uint8Array> {
      yield bytes;
      await new Promise((resolve) => setTimeout(resolve, 4000).unref());
      throw new Error('waited for the rest');
    }
    return (await refusalOf(stalling())).code;
  }

  it('passes an error of the source on: it is operational, not a fault of the file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(aVcf());
      throw new Error('connection reset');
    }
    await expect(inspectVcf(broken(), { fileName: 'x.vcf' })).rejects.toThrow('connection reset');
  });
});

describe('an annotation declared without a name', () => {
  it('is not looked for: its search would never end', async () => {
    const meta = ['##INFO=<ID=,Number=.,Type=String,Description="Format: Allele|Consequence">'];
    const result = await inspectVcf(bytesOf(aVcf({ meta, records: [aRecord({ info: 'DP=1;X=2' })] })), { fileName: 'sample.vcf' });
    expect(result).toMatchObject({ ok: true, value: { annotation: 'none', records: 1 } });
  });
});
