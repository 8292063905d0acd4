import { equivalentKeys } from './equivalent-keys.ts';
import { sameChange } from './same-change.ts';

describe('sameChange', () => {
  it.each([
    ['p:ERBB2:Y772_A775dup', 'p:ERBB2:A775_G776insYVMA'],
    ['p:ERBB2:Y772_A775dup', 'p:ERBB2:A771_Y772insYVMA'],
    ['p:ERBB2:G778_P780dup', 'p:ERBB2:P780_Y781insGSP'],
    ['p:EGFR:A767_V769dup', 'p:EGFR:V769_D770insASV'],
    ['p:EGFR:S768_D770dup', 'p:EGFR:D770_N771insSVD'],
    ['p:EGFR:P772_H773dup', 'p:EGFR:H773_V774insPH'],
    ['p:EGFR:N771dup', 'p:EGFR:N771_P772insN'],
    ['p:EGFR:A763_Y764insFQEA', 'p:EGFR:E762_A763insAFQE'],
    ['p:KIT:A502_Y503dup', 'p:KIT:Y503_F504insAY'],
  ])('%s and %s are one change, from either side', (one, other) => {
    expect(sameChange(one)).toContain(other);
    expect(sameChange(other)).toContain(one);
  });

  it.each([
    'p:EGFR:D770_N771insG',
    'p:EGFR:L858R',
    'p:ERBB2:S310F',
    'p:BRAF:T599_V600insETT',
    'p:EGFR:A770_N771insSVD',
    'p:EGFR:D770_P772insSVD',
  ])('%s has no other name', (key) => {
    expect(sameChange(key)).toEqual([]);
  });

  it('gives an insertion of another residue at the same place no key in common', () => {
    const one = new Set(['p:EGFR:D770_N771insSVD', ...equivalentKeys('p:EGFR:D770_N771insSVD')]);
    for (const near of ['p:EGFR:D770_N771insSVE', 'p:EGFR:N771_P772insSVD', 'p:EGFR:V769_D770dup'])
      expect([near, ...equivalentKeys(near)].filter((key) => one.has(key))).toEqual([]);
  });

  it('reads one residue beside itself as its duplication in any gene', () => {
    expect(sameChange('p:KRAS:G10_A11insG')).toEqual(['p:KRAS:G10dup']);
  });
});

describe('equivalentKeys', () => {
  it.each([
    ['codon:MET:Y1230', ['codon:MET:Y1248']],
    ['p:MET:D1246N', ['p:MET:D1228N']],
    ['p:H3-3A:K27M', ['p:H3-3A:K28M']],
    ['p:ABL1:T315I', ['p:ABL1:T334I']],
    ['p:FCGR3A:F158V', ['p:FCGR3A:F212V', 'p:FCGR3A:F176V']],
    ['p:MET:T1010I', []],
    ['p:ABL1:T316I', []],
  ])('%s is also %j', (key, others) => {
    expect(equivalentKeys(key)).toEqual(others);
  });
});
