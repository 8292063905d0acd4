import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { aSnapshot, anItem } from '../../case.fixture.ts';
import { buildDocumentIndex } from '../document-index.ts';
import { wordsOf } from '../words.ts';
import { mendWord } from './mend-word.ts';
import { readQueryText } from './read-query-text.ts';

const snapshot = {
  ...aSnapshot([
    anItem({ id: 'civic:EID1' }),
    anItem({ id: 'civic:EID2', profileName: 'BRAF V600K', profile: { op: 'key', key: 'p:BRAF:V600K' } }),
    anItem({
      id: 'civic:EID3',
      genes: ['EML4', 'ALK'],
      profileName: 'EML4::ALK Fusion',
      diseaseName: 'Lung Non-small Cell Carcinoma',
      therapies: ['crizotinib'],
    }),
    anItem({ id: 'civic:EID4', genes: ['MET'], profileName: 'MET Exon 14 Skipping', diseaseName: 'Lung Adenocarcinoma' }),
  ]),
  genes: [{ symbol: 'ERBB2', aliases: ['HER2'], role: 'oncogene' as const }],
};
const { vocabulary } = buildDocumentIndex(snapshot);
const read = (text: string) => readQueryText({ ...EMPTY_FACETS, text }, vocabulary);

describe('wordsOf', () => {
  it.each([
    ['p.Val600Glu', 'v600e'],
    ['EML4-ALK fusions', 'eml4 alk fusion'],
    ['ex19del', 'exon 19 deletion'],
    ['Non\u2011small cell', 'non small cell'],
    ['c.463+2T>C', 'c.463+2t>c'],
    ['Q195*', 'q195*'],
  ])('%s reads %s', (written, words) => {
    expect(wordsOf(written).join(' ')).toBe(words);
  });
});

describe('readQueryText', () => {
  it.each([
    ['BRAF V600E melanoma', ['BRAF'], ['BRAF V600E'], 'Melanoma', []],
    ['braf v600e in melanoma, vemurafenib?', ['BRAF'], ['BRAF V600E'], 'Melanoma', ['vemurafenib']],
    ['BRAF Val600Lys melanom', ['BRAF'], ['BRAF V600K'], 'Melanoma', []],
    ['ALK-EML4 fusion NSCLC Xalkori', ['ALK', 'EML4'], ['EML4::ALK Fusion'], 'NSCLC', ['crizotinib']],
    ['HER2 amplification', ['ERBB2'], ['amplification'], undefined, []],
    ['MET exon 14 skipping lung adenocarcnioma', ['MET'], ['MET Exon 14 Skipping'], 'Lung Adenocarcinoma', []],
  ] as const)('%s', (text, genes, variants, disease, therapies) => {
    const facets = read(text);
    expect([facets.genes, facets.variants, facets.therapies]).toEqual([genes, variants, therapies]);
    expect(facets.diseases[0]?.toLowerCase()).toBe(disease?.toLowerCase());
  });

  it('never mends a variant into another, nor reads a small word as a gene', () => {
    expect(read('BRAF V601E melanoma').variants).toEqual(['v601e']);
    expect(read('patients met the criteria').genes).toEqual([]);
  });

  it('leaves a facet alone that the query has already', () => {
    expect(readQueryText({ ...EMPTY_FACETS, genes: ['KIT'], text: 'BRAF melanoma' }, vocabulary).genes).toEqual(['KIT']);
  });
});

describe('mendWord', () => {
  it.each([
    ['melanmoa', 'melanoma'],
    ['vemurafenb', 'vemurafenib'],
    ['v600e', null],
    ['lug', null],
    ['xyzzyx', null],
  ])('%s becomes %s', (written, known) => {
    expect(mendWord(written, vocabulary)).toBe(known);
  });
});
