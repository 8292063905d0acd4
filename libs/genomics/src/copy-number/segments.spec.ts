import type { CopyNumber } from '@consilium/domain';
import { readingWith, readWith, refusalWith } from '../formats/read-with.builder.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { copyNumberSegments } from './segments.reader.ts';

const seg = (...rows: readonly string[]): string =>
  ['ID chrom loc.start loc.end num.mark seg.mean', ...rows].join('\n').replaceAll(' ', '\t');
const pcgr = (...rows: readonly string[]): string => ['Chromosome Start End nMajor nMinor', ...rows].join('\n').replaceAll(' ', '\t');
const on38: Partial<ReadOptions> = { statedBuild: 'GRCh38' };
const calls = async (content: string, options = on38) =>
  (await readWith(copyNumberSegments, content, options)).findings
    .filter((finding): finding is CopyNumber => finding.kind === 'copy-number')
    .map(({ gene, change }) => `${gene} ${change}`);

// ERBB2 lies at 17:39700080-39728662 and PTEN at 10:87863114-87971930 on GRCh38.
describe('copy-number segments with absolute copies', () => {
  it.each([
    ['an amplicon over the whole gene', ['17 39600000 39900000 12 2'], ['ERBB2 amplification']],
    ['a gain', ['17 39600000 39900000 2 1'], ['ERBB2 gain']],
    ['nothing', ['17 39600000 39900000 1 1'], []],
    ['the loss of both copies', ['10 87000000 88000000 0 0'], ['PTEN deletion']],
    ['the loss of one copy', ['10 87000000 88000000 1 0'], ['PTEN loss']],
    ['the loss of one parental allele', ['10 87000000 88000000 2 0'], ['PTEN loss']],
    ['a deletion inside the gene', ['10 87000000 87900000 1 1', '10 87900001 87910000 0 0', '10 87910001 88000000 1 1'], ['PTEN deletion']],
  ])('%s', async (_, rows, expected) => {
    expect(await calls(pcgr(...rows))).toEqual(expected);
  });

  it('does not call an amplification when the amplicon ends within the gene', async () => {
    expect(await calls(pcgr('17 39690000 39710000 20 2', '17 39710001 39800000 1 1'))).toEqual([]);
  });

  it('says nothing of a gene that segments cover by less than half', async () => {
    expect(await calls(pcgr('10 87000000 87880000 0 0'))).toEqual([]);
  });

  it('takes one copy of X for no loss, since it is normal in men', async () => {
    expect(await calls(pcgr('X 1 150000000 1 0'))).toEqual([]);
    expect(await calls(pcgr('X 1 150000000 0 0'))).toEqual(['ATRX deletion']);
  });

  it('does not look for losses of oncogenes nor gains of tumor suppressors', async () => {
    expect(await calls(pcgr('17 39600000 39900000 0 0', '10 87000000 88000000 4 4'))).toEqual([]);
  });

  it('states the ploidy when the segments cover the genome', async () => {
    const rows = Array.from({ length: 22 }, (_, i) => `${i + 1} 1 46000000 2 1`);
    expect((await readWith(copyNumberSegments, pcgr(...rows), on38)).stated).toBeUndefined();
    const whole = Array.from({ length: 22 }, (_, i) => `${i + 1} 1 ${i < 12 ? 130000000 : 46000000} ${i < 6 ? 3 : 2} 1`);
    expect((await readWith(copyNumberSegments, pcgr(...whole), on38)).stated).toEqual({ ploidy: 3.39 });
  });

  it('keeps copies of the rarer allele, whichever column it stands in', async () => {
    const { findings } = await readWith(copyNumberSegments, pcgr('10 87000000 88000000 0 1'), on38);
    expect(findings).toMatchObject([{ id: 'cna:PTEN:loss', copies: 1, minorCopies: 0, line: 2 }]);
  });
});

describe('copy-number segments with log2 ratios', () => {
  it.each([
    [1.4, ['MYC amplification']],
    [1.3, ['MYC gain']],
    [0.1, []],
  ])('log2 %p gives %j', async (log2, expected) => {
    expect(await calls(seg(`T1 chr8 120000000 130000000 100 ${log2}`))).toEqual(expected);
  });

  it('warns that a gain among them may be an amplification', async () => {
    const { warnings } = await readWith(copyNumberSegments, seg('T1 8 120000000 130000000 100 0.9'), on38);
    expect(warnings.join(' ')).toMatch(/tumor content dilutes/);
  });

  it('reads exponents as SEG files of R have them', async () => {
    expect(await calls(seg('T1 8 120000000 130000000 100 -8e-04'))).toEqual([]);
  });
});

describe('copy-number segments: build, samples, refusals', () => {
  const MYC = 'T1 8 128740000 128760000 9 2';

  it('places genes by the stated build: MYC of GRCh37 is not at its place on GRCh38', async () => {
    expect(await calls(seg(MYC), { statedBuild: 'GRCh37' })).toEqual(['MYC amplification']);
    expect(await calls(seg(MYC), { statedBuild: 'GRCh38' })).toEqual([]);
  });

  it('compares nothing without a build, and says so', async () => {
    const { findings, warnings } = await readWith(copyNumberSegments, seg(MYC));
    expect(findings).toEqual([]);
    expect(warnings).toContain('The segments name no genome build: no gene was compared with them; state GRCh37 or GRCh38.');
  });

  it('uses the genes that the file names where no position decides', async () => {
    const content = 'chromosome,start,end,gene,log2\n8,1,9,"MYC,-,Antitarget,ZZZ9",2\n';
    const { findings } = await readWith(copyNumberSegments, content, { geneAliases: (gene) => (gene === 'MYC' ? 'MYC' : null) });
    expect(findings).toMatchObject([{ gene: 'MYC', change: 'amplification', log2: 2 }]);
  });

  const two = seg(MYC, 'T2 8 128740000 128760000 9 0');
  it('refuses to choose between samples, and offers them', async () => {
    expect(await refusalWith(copyNumberSegments, two)).toMatchObject({
      code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS',
      detail: { candidates: ['T1', 'T2'] },
    });
    expect(await refusalWith(copyNumberSegments, two, { tumorSample: 'T3' })).toMatchObject({ code: 'FILE.SAMPLE_NOT_FOUND' });
    expect(await calls(two, { statedBuild: 'GRCh37', tumorSample: 'T2' })).toEqual([]);
    expect(await calls(two, { statedBuild: 'GRCh37', tumorSample: 'T1' })).toEqual(['MYC amplification']);
  });

  it('names the tumor whatever the sender calls it, where the file names none', async () => {
    const { summary } = await readingWith(copyNumberSegments, pcgr('1 1 9 1 1'), { tumorSample: 'Case 7' });
    expect(summary).toMatchObject({ samples: ['Case 7'], tumorSample: 'Case 7' });
  });

  it.each([
    ['no chromosome', pcgr('. 1 9 1 1'), 'FILE.BAD_RECORD', 'Chromosome'],
    ['an end before the start', pcgr('1 9 1 1 1'), 'FILE.BAD_RECORD', 'End'],
    ['negative copies', pcgr('1 1 9 -1 1'), 'FILE.BAD_RECORD', 'nMajor'],
    ['a start in words', pcgr('1 here 9 1 1'), 'FILE.BAD_RECORD', 'Start'],
    ['an end beyond the chromosome', pcgr('1 1 249250621 1 1'), 'FILE.MIXED_BUILDS', 'End'],
  ])('refuses %s', async (_, content, code, column) => {
    expect(await refusalWith(copyNumberSegments, content, on38)).toMatchObject({ code, detail: { line: 2, column } });
  });
});
