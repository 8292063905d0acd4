import { buildGeneTable, geneSymbol, lookupGene } from './gene-table.ts';
import { parseFusion } from './fusion-notation.ts';

const role = (symbol: string, ...aliases: string[]) => ({ symbol, aliases, role: 'other' as const });
const table = buildGeneTable([
  role('ERBB2', 'HER2', 'NEU'),
  role('CD274', 'PD-L1'),
  role('KMT2A', 'MLL', 'MLL1'),
  role('KMT2D', 'MLL2'),
  role('KMT2B', 'MLL2'),
  role('NKX2-1', 'TTF1'),
  role('TTF1'),
  role('EML4'),
  role('ALK'),
  role('HLA-A'),
  role('BRAF'),
  role('MET'),
  role('AB'),
  role('C1'),
  role('ABC1'),
]);

describe('lookupGene', () => {
  it.each([
    ['HER2', { kind: 'alias', symbol: 'ERBB2' }],
    ['her2', { kind: 'alias', symbol: 'ERBB2' }],
    ['ERBB2', { kind: 'approved', symbol: 'ERBB2' }],
    ['MLL2', { kind: 'ambiguous', candidates: ['KMT2B', 'KMT2D'] }],
    ['TTF1', { kind: 'approved', symbol: 'TTF1' }],
    ['FOO1', { kind: 'unknown', written: 'FOO1' }],
    ['B-RAF', { kind: 'alias', symbol: 'BRAF' }],
    ['b.raf', { kind: 'alias', symbol: 'BRAF' }],
    ['HER-2', { kind: 'alias', symbol: 'ERBB2' }],
    ['HER 2', { kind: 'alias', symbol: 'ERBB2' }],
    ['PDL1', { kind: 'alias', symbol: 'CD274' }],
    ['NKX21', { kind: 'alias', symbol: 'NKX2-1' }],
    ['c-MET', { kind: 'alias', symbol: 'MET' }],
    ['MLL-2', { kind: 'unknown', written: 'MLL-2' }],
    ['AB-C1', { kind: 'unknown', written: 'AB-C1' }],
    ['ABC-1', { kind: 'alias', symbol: 'ABC1' }],
    ['EML4-ALK', { kind: 'unknown', written: 'EML4-ALK' }],
  ])('%s', (written, found) => {
    expect(lookupGene(table, written)).toEqual(found);
  });

  it('gives no symbol for an ambiguous alias rather than a guess', () => {
    expect(geneSymbol(table, 'MLL2')).toBeNull();
  });
});

describe('parseFusion', () => {
  it.each(['EML4::ALK', 'EML4-ALK', 'EML4--ALK', 'EML4::ALK fusion', 'EML4-ALK Fusion'])('reads %s as one notation', (written) => {
    expect(parseFusion(written, table)).toEqual({ fivePrime: 'EML4', threePrime: 'ALK' });
  });
  it('finds the hyphen between two genes, not the one inside a symbol', () => {
    expect(parseFusion('NKX2-1-ALK', table)).toEqual({ fivePrime: 'NKX2-1', threePrime: 'ALK' });
  });
  it('keeps "any partner" open', () => {
    expect(parseFusion('v::ALK', table)).toEqual({ fivePrime: null, threePrime: 'ALK' });
  });
  it.each(['ALK', 'ALK fusion', 'v::v', 'some text here'])('says that %p is not a pair', (written) => {
    expect(parseFusion(written, table)).toBeNull();
  });
});
