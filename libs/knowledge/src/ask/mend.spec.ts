import { editDistance, isOneInside, isSwap } from './edit-distance.ts';
import { mendGene, mendWord, spellingsOf } from './mend.ts';

describe('editDistance', () => {
  it.each([
    ['osimertinib', 'osimertinib', 0],
    ['osimertinb', 'osimertinib', 1],
    ['osimretinib', 'osimertinib', 1],
    ['omisertinb', 'osimertinib', 3],
    ['abc', 'xyz', 3],
  ])('counts from %s to %s %d, and no further than one over the bound', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });
  it.each([
    ['EGRF', 'EGFR', true],
    ['EGFB', 'EGFR', false],
    ['EFGR', 'EGFR', true],
  ])('knows whether %s is %s with two letters swapped: %p', (a, b, is) => expect(isSwap(a, b)).toBe(is));
  it.each([
    ['BRAFF', 'BRAF', true],
    ['PDGRA', 'PDGFRA', true],
    ['XBRAF', 'BRAF', false],
  ])('knows whether %s is %s with one letter inside too many or too few: %p', (a, b, is) => expect(isOneInside(a, b)).toBe(is));
});

describe('mendWord', () => {
  const names = spellingsOf(['vemurafenib', 'venetoclax', 'erlotinib', 'nilotinib', 'cdk12', 'lung', 'thymoma', 'thymomas']);
  it.each([
    ['vemurafnib', 'vemurafenib'],
    ['vemurafenib', null],
    ['lugn', 'lung'],
    ['lum', null],
    ['xemurafnibb', null],
    ['cdk13', null],
    ['mlotinib', null],
  ])('reads %s as %p, and never guesses between two', (word, meant) => expect(mendWord(word, names)).toBe(meant));
});

describe('mendGene', () => {
  const symbols = spellingsOf(['EGFR', 'KRAS', 'PDGFRA', 'PDGFRB', 'PIK3CA', 'PIK3CB', 'FGF3', 'FGFR3', 'MET', 'BRCA2']);
  it.each([
    ['EGRF', 'EGFR'],
    ['PDFGRA', 'PDGFRA'],
    ['PIK3AC', 'PIK3CA'],
    ['BCRA2', 'BRCA2'],
    ['PIK3CC', null],
    ['FGFB3', null],
    ['BRCA3', null],
    ['MTE', null],
    ['EGFB', null],
    ['KRAS', null],
  ])('reads %s as %p: never one known symbol as another, never one of a family for the next', (word, meant) => {
    expect(mendGene(word, symbols)).toBe(meant);
  });
});
