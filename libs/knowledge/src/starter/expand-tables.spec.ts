import { expandGenes, expandHotspots, expandTumorTypes } from './expand-tables.ts';
import { PackError } from './pack-error.ts';

const types = (...rows: unknown[]) => ({ about: '', hematologicRoots: ['LYMPH'], rows: [['TISSUE', null, 'Tissue'], ...rows] });
const genes = (...rows: unknown[]) => ({ about: '', rows });
const hotspots = (...rows: unknown[]) => ({ about: '', source: 'test', rows });
const V600E = ['BRAF', 'V600E', 'c.1799T>A', '7', [140453136, 'A', 'T'], [140753336, 'A', 'T']];

describe('expandTumorTypes', () => {
  it('makes a type hematologic by its root, at any depth', () => {
    const expanded = expandTumorTypes(
      types(['LYMPH', 'TISSUE', 'Lymphoid'], ['LNM', 'LYMPH', 'Lymphoid Neoplasm'], ['LUNG', 'TISSUE', 'Lung']),
    );
    expect(expanded.map(({ code, parent, hematologic }) => [code, parent, hematologic])).toEqual([
      ['TISSUE', null, false],
      ['LYMPH', 'TISSUE', true],
      ['LNM', 'LYMPH', true],
      ['LUNG', 'TISSUE', false],
    ]);
  });

  it.each([
    ['a code given twice', ['LUNG', 'TISSUE', 'Lung'], ['LUNG', 'TISSUE', 'Lung']],
    ['a parent that is not there', ['LUAD', 'NSCLC', 'Lung Adenocarcinoma']],
    ['a second root', ['LUNG', null, 'Lung']],
    ['a row without its name', ['LUNG', 'TISSUE']],
    ['a code in lower case', ['lung', 'TISSUE', 'Lung']],
  ])('refuses %s', (_, ...rows) => {
    expect(() => expandTumorTypes(types(...rows))).toThrow(PackError);
  });
});

describe('expandGenes', () => {
  it('reads the short and the long row', () => {
    expect(expandGenes(genes(['BTK', 'oncogene'], ['BRCA1', 'tumor-suppressor', ['RNF53'], 'NM_007294', 'germline']))).toEqual([
      { symbol: 'BTK', aliases: [], role: 'oncogene', mane: null, germlineRelevant: false },
      { symbol: 'BRCA1', aliases: ['RNF53'], role: 'tumor-suppressor', mane: 'NM_007294', germlineRelevant: true },
    ]);
  });

  it.each([
    ['an alias that is the symbol of another gene', ['NKX2-1', 'oncogene', ['TTF1']], ['TTF1', 'other']],
    ['an alias of two genes', ['KMT2B', 'tumor-suppressor', ['MLL2']], ['KMT2D', 'tumor-suppressor', ['MLL2']]],
    ['a symbol given twice', ['BRAF', 'oncogene'], ['BRAF', 'oncogene']],
    ['a role outside the vocabulary', ['BRAF', 'driver']],
    ['a transcript with its version', ['BRAF', 'oncogene', [], 'NM_004333.6']],
  ])('refuses %s', (_, ...rows) => {
    expect(() => expandGenes(genes(...rows))).toThrow(PackError);
  });
});

describe('expandHotspots', () => {
  it('gives the allele on both builds', () => {
    expect(expandHotspots(hotspots(V600E), new Set(['BRAF']))).toEqual([
      {
        gene: 'BRAF',
        protein: 'V600E',
        cdna: 'c.1799T>A',
        positions: [
          { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' },
          { build: 'GRCh38', chrom: '7', pos: 140753336, ref: 'A', alt: 'T' },
        ],
        source: 'test',
      },
    ]);
  });

  it.each([
    ['a gene outside the pack', ['XYZ1', ...V600E.slice(1)]],
    ['another allele on the second build', [...V600E.slice(0, 5), [140753336, 'A', 'G']]],
    ['a change without protein and coding notation', ['BRAF', null, null, ...V600E.slice(3)]],
    ['a chromosome with prefix', ['BRAF', 'V600E', null, 'chr7', ...V600E.slice(4)]],
    ['a position as text', [...V600E.slice(0, 4), ['140453136', 'A', 'T'], [140753336, 'A', 'T']]],
    ['one build only', V600E.slice(0, 5)],
  ])('refuses %s', (_, row) => {
    expect(() => expandHotspots(hotspots(row), new Set(['BRAF']))).toThrow(PackError);
  });

  it('refuses the same allele under two names', () => {
    expect(() => expandHotspots(hotspots(V600E, ['BRAF', 'V600K', ...V600E.slice(2)]), new Set(['BRAF']))).toThrow(/twice/);
  });

  it('gives a counted change its counts, and the sure count of `frequent` before that of `recurrent`', () => {
    const counted = (atResidue: number, withChange: number) => ({
      source: 'catalogue',
      atResidue,
      withChange,
      changes: { BRAF: ['V600E'] },
    });
    const samplesOf = (heads: object) => expandHotspots({ ...hotspots(V600E), ...heads }, new Set(['BRAF']))[0]?.samples;
    expect(samplesOf({})).toBeUndefined();
    expect(samplesOf({ recurrent: counted(1, 1) })).toEqual({ source: 'catalogue', atResidue: 1, withChange: 1 });
    expect(samplesOf({ recurrent: counted(1, 1), frequent: counted(50, 10) })).toMatchObject({ atResidue: 50, withChange: 10 });
  });

  it('refuses a counted change that no row has', () => {
    const stray = { recurrent: { source: 'catalogue', atResidue: 1, withChange: 1, changes: { BRAF: ['K601E'] } } };
    expect(() => expandHotspots({ ...hotspots(V600E), ...stray }, new Set(['BRAF']))).toThrow(/no row has it/);
  });
});
