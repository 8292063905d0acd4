import fc from 'fast-check';
import { parseAllele } from './genomic-notation.ts';

describe('parseAllele', () => {
  it.each([
    ['NC_000007.13:g.140453136A>T', 'GRCh37', '7', 140453136, 'A', 'T'],
    ['NC_000007.14:g.140753336A>T', 'GRCh38', '7', 140753336, 'A', 'T'],
    ['NC_000023.11:g.100A>T', 'GRCh38', 'X', 100, 'A', 'T'],
    ['chr7:g.55259515T>G', null, '7', 55259515, 'T', 'G'],
    ['7-55259515-T-G', null, '7', 55259515, 'T', 'G'],
    ['7:55259515:T:G', null, '7', 55259515, 'T', 'G'],
    ['chr7:55259515 T>G', null, '7', 55259515, 'T', 'G'],
    ['hg19 chr7:55259515 T>G', 'GRCh37', '7', 55259515, 'T', 'G'],
    ['GRCh37:7-55259515-T-G', 'GRCh37', '7', 55259515, 'T', 'G'],
    ['7-55191822-T-G (GRCh38)', 'GRCh38', '7', 55191822, 'T', 'G'],
    ['chrX:47001 ACG/A', null, 'X', 47001, 'ACG', 'A'],
  ])('reads %s', (text, build, chrom, pos, ref, alt) => {
    expect(parseAllele(text)).toEqual({ build, chrom, pos, ref, alt });
  });

  it.each([
    'NC_000007.12:g.140453136A>T',
    'NC_000007.13:g.140453136A>T (GRCh38)',
    'chr7:g.55242465_55242479del',
    'chr25:100 A>T',
    '7-55259515-T-T',
    '7-0-A-T',
    'EGFR L858R',
    't(9;22)',
    '',
  ])('reads %p as no allele', (text) => {
    expect(parseAllele(text)).toBeNull();
  });

  it('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => parseAllele(text) === null || parseAllele(text)!.pos > 0));
  });
});
