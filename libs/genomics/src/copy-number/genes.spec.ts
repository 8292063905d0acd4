import type { AnnotatedSample } from '@consilium/domain';
import { readWith, refusalWith } from '../formats/read-with.builder.ts';
import { sniffHead } from '../formats/sniff-head.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { copyNumberGenes } from './genes.reader.ts';

const tab = (...rows: readonly string[]): string => rows.join('\n').replaceAll(' ', '\t');
const known = new Set(['ERBB2', 'PTEN', 'MYC']);
const read = (content: string, options: Partial<ReadOptions> = {}) =>
  readWith(copyNumberGenes, content, { geneAliases: (gene) => (known.has(gene) ? gene : null), ...options });
const calls = ({ findings }: AnnotatedSample) =>
  findings.flatMap((one) => (one.kind === 'copy-number' ? [`${one.gene} ${one.change}`] : []));

const matrix = tab('Hugo_Symbol Entrez_Gene_Id S-1 S-2', 'ERBB2 2064 2 0', 'PTEN 5728 -2 -1', 'MYC 4609 1 0', 'ZZZ9 1 1 0', 'ZZZ8 2 2 NA');

describe('copy numbers by gene', () => {
  it('reads the levels of one sample of a cBioPortal matrix', async () => {
    const sample = await read(matrix, { tumorSample: 'S-1' });
    expect(calls(sample)).toEqual(['ERBB2 amplification', 'PTEN deletion', 'MYC gain', 'ZZZ8 amplification']);
    expect(sample.warnings).toContain('1 gains and shallow losses of genes that the knowledge does not know were left out.');
    expect(calls(await read(matrix, { tumorSample: 'S-2' }))).toEqual(['PTEN loss']);
  });

  it('does not choose a sample by itself', async () => {
    expect(await refusalWith(copyNumberGenes, matrix)).toMatchObject({
      code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS',
      detail: { candidates: ['S-1', 'S-2'] },
    });
  });

  it('reads the long form of cBioPortal', async () => {
    const long = tab('Hugo_Symbol Entrez_Gene_Id Sample_Id Value', 'ERBB2 2064 S-1 2', 'MYC 1 S-2 -2');
    expect(calls(await read(long, { tumorSample: 'S-1' }))).toEqual(['ERBB2 amplification']);
  });

  const numbers = tab('Hugo_Symbol S-1', 'ERBB2 2.4', 'MYC 0.9');
  it('does not guess whether a matrix of numbers holds ratios or z-scores, which mean different things', async () => {
    expect(await refusalWith(copyNumberGenes, numbers)).toMatchObject({ code: 'FILE.UNKNOWN_FORMAT' });
    expect(calls(await read(`# copy-number log2\n${numbers}`))).toEqual(['ERBB2 amplification', 'MYC gain']);
    expect(copyNumberGenes.recognizes(sniffHead(Buffer.from(`# expression z-scores\n${numbers}\n`)))).toBe(false);
  });

  it.each([
    ['copies', 'gene total_cn', 'ERBB2 14', { change: 'amplification', copies: 14 }],
    ['allele-specific copies', 'gene nMajor nMinor', 'PTEN 1 0', { change: 'loss', copies: 1, minorCopies: 0 }],
    ['a ratio', 'gene log2', 'PTEN -2.2', { change: 'deletion', log2: -2.2 }],
    ['a call beside a ratio', 'gene log2 call', 'ERBB2 1.1 amplification', { change: 'amplification', log2: 1.1 }],
    ['a call in other words', 'gene log2 call', 'PTEN . HOMDEL', { change: 'deletion' }],
  ])('reads a table with %s', async (_, header, row, expected) => {
    expect((await read(tab(header, row))).findings).toMatchObject([expected]);
  });

  it.each([
    ['a level outside the scale', tab('Hugo_Symbol Sample_Id Value', 'ERBB2 S-1 7'), 'Value'],
    ['a call in words nobody knows', tab('gene log2 call', 'PTEN 0.1 weird'), 'call'],
    ['no gene', tab('gene total_cn', '. 4'), 'gene'],
    ['negative copies', tab('gene total_cn', 'PTEN -1'), 'total_cn'],
  ])('refuses %s with line and column', async (_, content, column) => {
    expect(await refusalWith(copyNumberGenes, content)).toMatchObject({ code: 'FILE.BAD_RECORD', detail: { line: 2, column } });
  });

  const lesions = [
    'Unique Name\tDescriptor\tWide Peak Limits\tPeak Limits\tq values\tBroad or Focal\tAmplitude Threshold\tS-1\tS-2',
    'Amplification Peak 1\t17q12\tchr17:1-83257441(probes 1:9)\tchr17:39690000-39730000(probes 3:4)\t0\t\tt\t2\t0',
    'Deletion Peak 1\t10q23\tchr10:1-133797422\tchr10:87900000-87910000(probes 1:2)\t0\t\tt\t1\t2',
    'Amplification Peak 1 - CN values\t17q12\tchr17:1-9\tchr17:39690000-39730000\t0\t\tActual\t3.1\t0',
  ].join('\n');
  it('reads GISTIC levels for genes inside the peak, not for all of its wide limits', async () => {
    expect(calls(await read(lesions, { statedBuild: 'GRCh38', tumorSample: 'S-1' }))).toEqual(['ERBB2 amplification', 'PTEN loss']);
    expect(calls(await read(lesions, { statedBuild: 'GRCh38', tumorSample: 'S-2' }))).toEqual(['PTEN deletion']);
    expect(calls(await read(lesions, { tumorSample: 'S-1' }))).toEqual([]);
  });

  it('takes recurrent regions of a cohort for no finding of a patient', async () => {
    const sample = await read(tab('index chromosome genes_in_region amp q_value', '1 17 ERBB2, 1 0.001'));
    expect(sample.findings).toEqual([]);
    expect(sample.warnings.join(' ')).toMatch(/of a cohort/);
  });

  it.each([
    ['gene,protein,total_cn\nERBB2,,8\n', false],
    ['Hugo_Symbol\tVariant_Classification\tcn\n', false],
    ['chrom\tstart\tend\tgene\tlog2\n', false],
    ['gene\tlog2\nERBB2\t2\n', true],
    ['gene\tpoints\nERBB2\t2\n', false],
  ])('recognizes %j: %p', (content, expected) => {
    expect(copyNumberGenes.recognizes(sniffHead(Buffer.from(content)))).toBe(expected);
  });
});
