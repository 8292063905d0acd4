import { aVcf } from '../vcf-file.builder.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import { HeaderReader } from '../vcf/vcf-header.ts';
import type { VcfHeader } from '../vcf/vcf-header.ts';
import { chooseSample } from './choose-sample.ts';

function headerOf(samples: readonly string[], meta: readonly string[] = []): VcfHeader {
  const reader = new HeaderReader(DEFAULT_LIMITS);
  const headers = aVcf({ samples, meta, records: [] })
    .trim()
    .split('\n')
    .map((line, i) => reader.read(line, i + 1));
  const header = headers.at(-1);
  if (!header) throw new Error('no header');
  return header;
}

describe('chooseSample', () => {
  it.each([
    ['the only column', ['S1'], [], 'S1', null, 'single-column'],
    ['Mutect2 header', ['A', 'B'], ['##normal_sample=A', '##tumor_sample=B'], 'B', 'A', 'header'],
    [
      'SAMPLE lines',
      ['A', 'B'],
      ['##SAMPLE=<ID=A,Description="Normal blood">', '##SAMPLE=<ID=B,Description="Tumor tissue">'],
      'B',
      'A',
      'header',
    ],
    ['PEDIGREE', ['A', 'B'], ['##PEDIGREE=<Derived=B,Original=A>'], 'B', 'A', 'header'],
    ['column names', ['NORMAL', 'TUMOR'], [], 'TUMOR', 'NORMAL', 'column-name'],
    ['British spelling within a name', ['P1_normal', 'P1_tumour'], [], 'P1_tumour', 'P1_normal', 'column-name'],
    ['TCGA barcodes', ['TCGA-AG-3891-10A', 'TCGA-AG-3891-01A'], [], 'TCGA-AG-3891-01A', 'TCGA-AG-3891-10A', 'column-name'],
    ['DNA before RNA', ['DNA_NORMAL', 'DNA_TUMOR', 'RNA_TUMOR'], [], 'DNA_TUMOR', 'DNA_NORMAL', 'column-name'],
    ['the one that is not the normal', ['blood_normal', 'P7'], [], 'P7', 'blood_normal', 'column-name'],
  ] as const)('finds the tumor by %s', (_, samples, meta, tumor, normal, how) => {
    expect(chooseSample(headerOf(samples, meta), {})).toMatchObject({ tumor, normal, how });
  });

  it.each([
    ['names that say nothing', ['S1', 'S2'], ['S1', 'S2']],
    ['two tumors', ['tumor_1', 'tumor_2', 'normal'], ['tumor_1', 'tumor_2']],
    ['a word that only contains the letters', ['abnormal', 'tumorous'], ['abnormal', 'tumorous']],
    ['a file of the normal alone', ['NORMAL'], ['NORMAL']],
  ] as const)('asks instead of guessing: %s', (_, samples, candidates) => {
    expect(chooseSample(headerOf(samples), {})).toEqual({ tumor: null, normal: null, how: 'ambiguous', candidates });
  });

  it('follows the statement against every other sign', () => {
    expect(chooseSample(headerOf(['NORMAL', 'TUMOR']), { tumorSample: 'NORMAL' })).toMatchObject({ tumor: 'NORMAL', how: 'stated' });
    expect(chooseSample(headerOf(['A', 'B']), { normalSample: 'A' })).toMatchObject({ tumor: 'B', normal: 'A', how: 'stated' });
  });

  it('refuses a stated sample that the file does not have, naming the columns', () => {
    expect(() => chooseSample(headerOf(['A']), { tumorSample: 'Z' })).toThrow(/not a column/);
  });
});
