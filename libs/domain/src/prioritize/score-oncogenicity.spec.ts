import fc from 'fast-check';
import { ONCOGENICITY_CRITERIA } from './oncogenicity-criteria.ts';
import type { OncogenicityCode } from './oncogenicity-criteria.ts';
import { classOfPoints, scoreOncogenicity } from './score-oncogenicity.ts';

const score = (...codes: OncogenicityCode[]) => scoreOncogenicity(codes.map((code) => ({ code, source: 'test' })));
const summary = (...codes: OncogenicityCode[]) => {
  const { points, suppressed } = score(...codes);
  return [points, suppressed.map(({ code, by }) => `${code}<${by}`).join(' ')];
};

describe('scoreOncogenicity', () => {
  it.each<[OncogenicityCode[], number, string]>([
    [['OS1', 'OM1', 'OM3'], 6, 'OM1<OS1'],
    [['OS1', 'OS3', 'OM4'], 4, 'OS3<OS1 OM4<OS1'],
    [['OS1', 'OS2'], 4, 'OS2<OS1'],
    [['OVS1', 'OM2', 'OP4'], 9, 'OM2<OVS1'],
    [['OS2', 'OS3', 'OM1', 'OP1', 'OP4'], 10, 'OM1<OS3'],
    [['OM1', 'OM3'], 2, 'OM3<OM1'],
    [['OM4', 'OM3'], 2, 'OM3<OM4'],
    [['OM1', 'OM4', 'OM3'], 2, 'OM4<OM1 OM3<OM1'],
    [['OS3', 'OM1', 'OM4', 'OM3'], 6, 'OM1<OS3 OM4<OS3'],
    [['SBVS1', 'SBS1'], -8, 'SBS1<SBVS1'],
    [['OP1', 'OP4'], 2, ''],
    [['SBP1', 'SBP2'], -2, ''],
  ])('%j gives %d points', (codes, points, suppressed) => {
    expect(summary(...codes)).toEqual([points, suppressed]);
  });

  it.each([
    [10, 'oncogenic'],
    [9, 'likely oncogenic'],
    [6, 'likely oncogenic'],
    [5, 'VUS'],
    [0, 'VUS'],
    [-1, 'likely benign'],
    [-6, 'likely benign'],
    [-7, 'benign'],
  ])('%d points are %s', (points, name) => {
    expect(classOfPoints(points)).toBe(name);
  });

  test.each([
    [9, 'likely oncogenic', 'oncogenic'],
    [8, 'likely oncogenic', 'likely oncogenic'],
    [5, 'VUS', 'likely oncogenic'],
    [4, 'VUS', 'VUS'],
    [-1, 'likely benign', 'likely benign'],
  ])('%d points are %s by the standard and %s by the named lower cut-offs', (points, standard, lower) => {
    expect([classOfPoints(points), classOfPoints(points, 'cutoffs-9-5/1')]).toEqual([standard, lower]);
    expect(scoreOncogenicity([{ code: 'OS1', source: 'a' }], 'cutoffs-9-5/1').scheme).toBe('cutoffs-9-5/1');
  });

  it('says "not assessed", not VUS, when there are no criteria', () => {
    expect(score()).toMatchObject({ class: 'not assessed', points: 0 });
  });

  it('calls criteria that cancel out a VUS', () => {
    expect(score('OS1', 'SBS1').class).toBe('VUS');
  });

  it('lets functional studies of this very nucleotide change stand beside OS1', () => {
    expect(
      scoreOncogenicity([
        { code: 'OS1', source: 'a' },
        { code: 'OS2', source: 'b', nucleotideSpecific: true },
      ]).points,
    ).toBe(8);
  });

  it('depends neither on the order nor on repeats', () => {
    const codes = fc.array(fc.constantFrom(...ONCOGENICITY_CRITERIA.map(([code]) => code)), { maxLength: 12 });
    fc.assert(fc.property(codes, (given) => JSON.stringify(score(...given)) === JSON.stringify(score(...[...given, ...given].reverse()))));
  });

  it('never raises the points by a criterion that speaks for a benign change', () => {
    const codes = fc.constantFrom(...ONCOGENICITY_CRITERIA.map(([code]) => code));
    const benign = fc.constantFrom(...ONCOGENICITY_CRITERIA.flatMap(([code, points]) => (points < 0 ? [code] : [])));
    const RANKS = ['benign', 'likely benign', 'VUS', 'likely oncogenic', 'oncogenic'];
    fc.assert(
      fc.property(fc.array(codes, { minLength: 1, maxLength: 10 }), benign, (given, more) => {
        const [before, after] = [score(...given), score(...given, more)];
        return after.points <= before.points && RANKS.indexOf(after.class) <= RANKS.indexOf(before.class);
      }),
    );
  });
});
