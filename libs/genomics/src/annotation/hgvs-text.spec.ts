import { codingChange, proteinChange } from './hgvs-text.ts';

describe('HGVS as annotators write it', () => {
  it.each([
    ['ENST00000646891.2:c.1799T>A', 'c.1799T>A'],
    ['NM_004333.6:c.1799T>A', 'c.1799T>A'],
    ['ENST00000288602.6:c.1800G>A(p.%3D)', 'c.1800G>A'],
    ['c.1641+2T>G', 'c.1641+2T>G'],
    ['ENST00000493797.1:n.208T>G', null],
    ['', null],
  ])('coding change of %s', (written, expected) => {
    expect(codingChange(written)).toBe(expected);
  });

  it.each([
    ['ENSP00000493543.1:p.Val600Glu', 'p.Val600Glu'],
    ['ENSP00000288602.6:p.Val600%3D', 'p.Val600='],
    ['ENST00000288602.6:c.1800G>A(p.%3D)', 'p.='],
    ['p.(Val600Glu)', 'p.(Val600Glu)'],
    ['ENSP1:p.Ter214CysextTer12', 'p.Ter214CysextTer12'],
    ['ENSP1:p.?', null],
    ['', null],
  ])('protein change of %s', (written, expected) => {
    expect(proteinChange(written)).toBe(expected);
  });
});
