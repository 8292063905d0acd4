import { genericName, therapySets } from './therapies.ts';

describe('therapySets', () => {
  it.each([
    ['Trametinib,Dabrafenib', 'Combination', [['dabrafenib', 'trametinib']], 'combination'],
    ['Erlotinib,Gefitinib', 'Substitutes', [['erlotinib'], ['gefitinib']], 'substitutes'],
    ['Sunitinib,Everolimus', 'Sequential', [['everolimus', 'sunitinib']], 'sequential'],
    ['2,4-pyrimidinediamine', '', [['2,4-pyrimidinediamine']], null],
    ['HER2 Inhibitor CP-724,714,Lapatinib', 'Combination', [['her2 inhibitor cp-724,714', 'lapatinib']], 'combination'],
    ['', '', [], null],
  ])('%s as %s', (therapies, type, sets, interaction) => {
    expect(therapySets(therapies, type)).toEqual({ sets, interaction });
  });

  it('merges a salt with its generic name, so that one option is not listed twice', () => {
    expect(genericName('Imatinib Mesylate')).toBe('imatinib');
    expect(genericName('Trastuzumab Deruxtecan')).toBe('trastuzumab deruxtecan');
  });
});
