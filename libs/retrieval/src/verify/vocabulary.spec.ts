import { supportOfTexts } from './support.ts';
import { unsupportedWords } from './vocabulary.ts';
import { polarityCodes } from './polarity.ts';

const known = new Set(['hormone therapy', 'trastuzumab deruxtecan', 'vemurafenib']);
const nothing = supportOfTexts([]);

describe('unsupportedWords', () => {
  it.each([
    ['No therapy option is left.', []],
    ['Start hormone therapy.', ['CLAIM.THERAPY_UNSUPPORTED']],
    ['Start trastuzumab.', ['CLAIM.THERAPY_UNSUPPORTED']],
    ['Start vemurafenib, then Sotorasib.', ['CLAIM.THERAPY_UNSUPPORTED']],
    ['Seen in KRAS.', ['CLAIM.GENE_UNSUPPORTED']],
    ['See PMID 12345.', ['CLAIM.NUMBER_UNSUPPORTED']],
    ['Tier II-C.', ['CLAIM.TIER_UNSUPPORTED']],
    ['Level A.', ['CLAIM.LEVEL_UNSUPPORTED']],
    ['The label speaks of an FDA review.', []],
  ])('of %p without support are %p', (text, codes) => {
    expect(unsupportedWords(text, nothing, known)).toEqual(codes);
  });

  it('accepts what the citation says', () => {
    expect(unsupportedWords('Hormone therapy, KRAS G12C, 2013.', supportOfTexts(['hormone therapy', 'KRAS G12C', '2013']), known)).toEqual(
      [],
    );
  });
});

describe('polarityCodes', () => {
  it('leaves words of the record out of its direction: a castration-resistant tumor is no resistance', () => {
    const fields = { significance: 'sensitivity', direction: 'supports', line: 'castration-resistant', therapies: 'olaparib' };
    expect(polarityCodes('FDA label: olaparib, castration-resistant.', fields)).toEqual([]);
    expect(polarityCodes('FDA label: resistance to olaparib, castration-resistant.', fields)).toEqual(['CLAIM.POLARITY']);
  });
});
