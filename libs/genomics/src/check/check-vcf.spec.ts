import { gzipSync } from 'node:zlib';
import { aRecord, aVcf, bytesOf } from '../vcf-file.builder.ts';
import type { VcfParts } from '../vcf-file.builder.ts';
import { checkVcf } from './check-vcf.ts';
import { STRUCTURAL_CODES } from './structural-codes.ts';
import { genotypeCount, isOfType } from './check-values.ts';

const check = (content: string | Uint8Array) => checkVcf(bytesOf(content), { fileName: 'a.vcf' });
const errorsOf = async (parts: VcfParts) =>
  (await check(aVcf(parts))).problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('checkVcf', () => {
  it('accepts a sound file and says what it is', async () => {
    expect(await check(aVcf({ version: 'VCFv4.3' }))).toEqual({ file: 'a.vcf', ok: true, version: 'VCFv4.3', records: 1, problems: [] });
  });

  it.each([
    ['a header line without a value', ['##reference='], 'VCF.META_SYNTAX'],
    ['an open quote', ['##INFO=<ID=X,Number=1,Type=String,Description="open>'], 'VCF.META_SYNTAX'],
    ['an unknown type', ['##INFO=<ID=X,Number=1,Type=Int,Description="x">'], 'VCF.META_FIELD'],
    ['an unknown number', ['##FORMAT=<ID=X,Number=N,Type=Integer,Description="x">'], 'VCF.META_FIELD'],
    ['a flag in FORMAT', ['##FORMAT=<ID=X,Number=0,Type=Flag,Description="x">'], 'VCF.META_FIELD'],
    ['a description without quotes', ['##FILTER=<ID=x,Description=plain>'], 'VCF.META_FIELD'],
    ['a reserved key of another type', ['##INFO=<ID=DP,Number=1,Type=String,Description="x">'], 'VCF.META_RESERVED'],
    ['a contig without its name', ['##contig=<length=5>'], 'VCF.META_FIELD'],
    ['an address that is none', ['##pedigreeDB=ftp://8080:8080/x'], 'VCF.META_FIELD'],
  ])('refuses %s', async (_, meta, code) => {
    expect(await errorsOf({ version: 'VCFv4.3', meta })).toContain(code);
  });

  it.each([
    ['CHROM', { chrom: 'chr 1' }, 'VCF.CHROM'],
    ['POS', { pos: 'x' }, 'VCF.POS'],
    ['REF', { ref: 'R' }, 'VCF.REF'],
    ['ALT', { alt: 'A,,T' }, 'VCF.ALT'],
    ['ALT equal to REF', { alt: 'A' }, 'VCF.ALT'],
    ['FILTER', { filter: 'q10;.' }, 'VCF.FILTER'],
    ['a negative count in INFO', { info: 'AC=-1' }, 'VCF.INFO'],
    ['a value too many in INFO', { info: 'AC=1,2' }, 'VCF.INFO'],
    ['an integer out of range', { info: 'DP=2147483648' }, 'VCF.INFO'],
    ['a repeated INFO key', { info: 'X=1;X=2' }, 'VCF.INFO'],
    ['a flag with a value', { info: 'DB=2' }, 'VCF.INFO'],
    ['GT not first', { format: 'DP:GT', sample: '1:0/1' }, 'VCF.FORMAT'],
    ['a malformed genotype', { format: 'GT', sample: '0/|1' }, 'VCF.GENOTYPE'],
    ['a genotype with an allele too many', { format: 'GT', sample: '0/2' }, 'VCF.GENOTYPE'],
    ['likelihoods too few for the ploidy', { format: 'GT:PL', sample: '0/1:1,2' }, 'VCF.SAMPLE'],
    ['a value of another type', { format: 'GT:DP', sample: '0/1:deep' }, 'VCF.SAMPLE'],
  ])('refuses %s', async (_, over, code) => {
    expect(await errorsOf({ version: 'VCFv4.3', records: [aRecord({ format: 'GT', sample: '0/1', ...over })] })).toContain(code);
  });

  it.each([
    ['unsorted records', [aRecord({ pos: '9' }), aRecord({ pos: '8' })], 'VCF.ORDER'],
    ['a chromosome in two blocks', [aRecord(), aRecord({ chrom: '8' }), aRecord({ pos: '999999999' })], 'VCF.ORDER'],
    [
      'one allele in two spellings',
      [aRecord({ pos: '8', ref: 'TAT', alt: 'TGT' }), aRecord({ pos: '9', ref: 'A', alt: 'G' })],
      'VCF.DUPLICATE',
    ],
  ])('refuses %s', async (_, records, code) => {
    expect(await errorsOf({ records })).toEqual([code]);
  });

  it('names the column of a header line with spaces, once, and still checks what can be checked', async () => {
    const content = aVcf({ version: 'VCFv4.3', records: [aRecord(), aRecord({ pos: 'x' })] });
    const { ok, problems } = await check(content.replace(/^#CHROM.*$/m, (line) => line.replaceAll('\t', ' ')));
    expect(ok).toBe(false);
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['VCF.HEADER', 2, '#CHROM'],
      ['VCF.POS', 4, 'POS'],
    ]);
    expect(problems[0]?.message).toMatch(/spaces instead of tabs/);
  });

  it.each([
    ['a repeated sample', ['A', 'B', 'A'], 'sample 3'],
    ['an empty sample name', ['A', ''], 'sample 2'],
  ])('names the column of %s', async (_, samples, column) => {
    expect((await check(aVcf({ samples, records: [] }))).problems).toContainEqual(
      expect.objectContaining({ code: 'VCF.HEADER', line: 2, column }),
    );
  });

  it.each(['#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER', '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tINFO\tFILTER'])(
    'names the first wrong column of a header line',
    async (header) => {
      const { problems } = await check(`##fileformat=VCFv4.2\n${header}\n`);
      expect(problems).toMatchObject([
        { code: 'VCF.HEADER', line: 2, column: header.endsWith('FILTER') && !header.includes('INFO') ? 'INFO' : 'FILTER' },
      ]);
    },
  );

  it('refuses every structural fault', async () => {
    const faults: Readonly<Record<(typeof STRUCTURAL_CODES)[number], string>> = {
      'VCF.UNREADABLE': '\u0000',
      'VCF.HEADER': aVcf({ samples: ['A', 'A'] }),
      'VCF.COLUMNS': aVcf({ records: [`${aRecord()}\tx`] }),
      'VCF.CHROM': aVcf({ records: [aRecord({ chrom: '' })] }),
      'VCF.POS': aVcf({ records: [aRecord({ pos: '-1' })] }),
      'VCF.REF': aVcf({ records: [aRecord({ ref: '' })] }),
      'VCF.ALT': aVcf({ records: [aRecord({ alt: '<DEL' })] }),
      'VCF.GENOTYPE': aVcf({ records: [aRecord({ sample: 'a/b:1,1:1' })] }),
    };
    for (const code of STRUCTURAL_CODES) {
      const { ok, problems } = await check(faults[code]);
      expect([code, ok]).toEqual([code, false]);
      expect(problems).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
    }
  });

  it('lets symbolic alleles repeat', async () => {
    expect(await errorsOf({ records: [aRecord({ alt: '<DEL>' }), aRecord({ alt: '<DEL>' })] })).toEqual([]);
  });

  it('takes a missing last line end for a cut-off file from 4.3 on, for pedantry before', async () => {
    expect((await check(aVcf({ version: 'VCFv4.3' }).trimEnd())).ok).toBe(false);
    expect(await check(aVcf({ version: 'VCFv4.1' }).trimEnd())).toMatchObject({
      ok: true,
      problems: [{ code: 'VCF.LINE_END', severity: 'warning' }],
    });
  });

  it('reports a file that cannot be read as one problem instead of failing', async () => {
    expect(await check(gzipSync(aVcf()).subarray(0, 60))).toMatchObject({ ok: false, problems: [{ code: 'VCF.UNREADABLE' }] });
    expect(await check('')).toMatchObject({ ok: false, version: null, records: 0 });
  });

  it('names line and column, and never a value', async () => {
    const { problems } = await check(aVcf({ version: 'VCFv4.3', records: [aRecord({ filter: 'Jane Doe' })] }));
    expect(problems).toMatchObject([{ line: 3, column: 'FILTER', severity: 'error' }]);
    expect(JSON.stringify(problems)).not.toContain('Jane');
  });

  it('does not list a million problems, but says how many more there are', async () => {
    const { problems } = await check(aVcf({ records: Array.from({ length: 500 }, (_, i) => aRecord({ pos: `${i}x` })) }));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toBe('300 more problems are not listed.');
  });
});

describe('values', () => {
  it.each([
    [2, 2, 3],
    [3, 2, 6],
    [3, 3, 10],
    [2, 1, 2],
  ])('%p alleles at ploidy %p make %p genotypes', (alleles, ploidy, count) => {
    expect(genotypeCount(alleles, ploidy)).toBe(count);
  });

  it.each([
    ['-2147483641', false],
    ['-2147483640', true],
    ['2147483647', true],
    ['1.0', false],
    ['.', true],
  ])('integer %s: %p', (value, right) => {
    expect(isOfType(value, { number: '1', type: 'Integer' })).toBe(right);
  });
});
