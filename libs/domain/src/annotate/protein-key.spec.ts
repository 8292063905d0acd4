import fc from 'fast-check';
import { parseProtein } from './protein-change.ts';
import { proteinKey } from './protein-key.ts';

describe('proteinKey', () => {
  it.each([
    ['p.Val600Glu', 'V600E'],
    ['p.(Val600Glu)', 'V600E'],
    ['(p.V600E)', 'V600E'],
    ['NP_004324.2:p.Val600Glu', 'V600E'],
    ['ENSP00000288602.6:p.Val600Glu', 'V600E'],
    ['V600E', 'V600E'],
    ['VAL600GLU', 'V600E'],
    ['Arg213Ter', 'R213*'],
    ['R213X', 'R213*'],
    ['p.R213*', 'R213*'],
    ['E746Vfs*16', 'E746fs'],
    ['p.Glu746ValfsTer16', 'E746fs'],
    ['p.Glu746fs', 'E746fs'],
    ['E746fsX12', 'E746fs'],
    ['p.Ser37Ter', 'S37*'],
    ['p.Leu125ProfsTer?', 'L125fs'],
    ['p.E746_A750del', 'E746_A750del'],
    ['p.Glu746_Ala750del', 'E746_A750del'],
    ['E746_A750delELREA', 'E746_A750del'],
    ['p.K860del', 'K860del'],
    ['A767_V769dup', 'A767_V769dup'],
    ['p.Ala767_Val769dupAlaSerVal', 'A767_V769dup'],
    ['p.Asp770_Asn771insAsnProGly', 'D770_N771insNPG'],
    ['D770_N771insNPG', 'D770_N771insNPG'],
    ['L747_P753>S', 'L747_P753delinsS'],
    ['p.Leu747_Pro753delinsSer', 'L747_P753delinsS'],
    ['L747_P753delLREATSPinsS', 'L747_P753delinsS'],
    ['V600_K601delinsE', 'V600_K601delinsE'],
    ['V600delinsE', 'V600E'],
    ['V600>E', 'V600E'],
    ['p.V600delinsYM', 'V600delinsYM'],
    ['p.Ter214CysextTer12', '*214C'],
    ['*214Cext*12', '*214C'],
    ['*214C', '*214C'],
    ['p.Leu858=', 'L858L'],
    ['p.Leu858%3D', 'L858L'],
    ['L858L', 'L858L'],
    ['p.Met1?', 'M1?'],
    ['L747-A750>P', 'L747_A750delinsP'],
    ['E746_A750>Q', 'E746_A750delinsQ'],
    ['p.T790_C797del', 'T790_C797del'],
    ['p.[Val600Glu]', 'V600E'],
    ['p.v600e', 'V600E'],
    ['p.V600E;', 'V600E'],
    ['R213Stop', 'R213*'],
    ['p.Arg213STOP', 'R213*'],
    ['p.Met1ext-5', 'M1ext-5'],
    ['p.*214Cext*?', '*214C'],
    ['p.*214Cext*5', '*214C'],
    ['p.Arg97Profs*?', 'R97fs'],
    ['R97PfsX23', 'R97fs'],
    ['p.Arg97fsTer', 'R97fs'],
    ['p.K550_K558del9', 'K550_K558del'],
    ['p.H773_V774insNPH', 'H773_V774insNPH'],
    ['p.G12_G13ins3', 'G12_G13ins3'],
    ['p.Ter214=', '*214*'],
    ['D770_N771insASP', 'D770_N771insASP'],
    ['V600_K601delinsEN', 'V600_K601delinsEN'],
  ])('reads %s as %s', (written, key) => {
    expect(proteinKey(written)).toBe(key);
  });

  it.each([
    'V600',
    'p.?',
    'p.=',
    '',
    'X1010_splice',
    'exon 19 deletion',
    'G12/G13',
    'V600E/K',
    'c.1799T>A',
    'Amplification',
    'loss',
    'T',
    'p.0',
    'Non-V600',
    'V600E AND T790M',
    'Q18[23]',
    'p.0?',
    'p.(=)',
    'fs*12',
    'p.[V600E;T790M]',
    'V600[E;K]',
    'L747_A750>',
    'p.A750_E746del',
    'p.G13_G12insG',
    'p.V0E',
    'p.V600EE',
    'L858R;T790M',
    'v600e',
    'p.750_746del',
    'p.(Phe1088_Leu1090)',
  ])('says that %p is not one protein change, so that no false exact match arises', (written) => {
    expect(proteinKey(written)).toBeNull();
  });

  it('does not confuse V600E with V600K', () => {
    expect(proteinKey('V600K')).not.toBe(proteinKey('V600E'));
  });

  it('is idempotent: the key of a key is itself', () => {
    const residue = fc.constantFrom(...'ACDEFGHIKLMNPQRSTVWY');
    const position = fc.integer({ min: 1, max: 5000 });
    const change = fc.oneof(
      fc.tuple(residue, position, residue).map(([a, n, b]) => `${a}${n}${b}`),
      fc
        .tuple(residue, position, residue, position, fc.constantFrom('del', 'dup', 'insGP', 'delinsKL'))
        .map(([a, n, b, m, op]) => `${a}${n}_${b}${n + m}${op}`),
      fc.tuple(residue, position).map(([a, n]) => `${a}${n}fs`),
    );
    fc.assert(fc.property(change, (key) => proteinKey(key) === key && proteinKey(`p.(${key})`) === key));
  });

  it('never fails on anything that is typed, and a key is always the key of itself', () => {
    const piece = fc.constantFrom(
      'p.',
      '(',
      ')',
      'V600E',
      'Val',
      '600',
      'fs',
      '*',
      'Ter',
      '_',
      'del',
      'ins',
      'dup',
      '>',
      'ext',
      '=',
      '?',
      '[',
      ']',
      'X',
      '%3D',
      ':',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const key = proteinKey(written);
        return key === null || (proteinKey(key) === key && parseProtein(key) !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a synonymous change at the stop from being a lost stop', () => {
    expect(parseProtein('p.Ter214=')?.kind).toBe('synonymous');
    expect(parseProtein('p.Ter214Cys')?.kind).toBe('stop-loss');
  });
});
