import fc from 'fast-check';
import { anItem, aRecord, aVariant, findingIn, run } from './engine.fixture.ts';
import type { Prioritization } from './explanation.ts';

const FINDINGS = [aVariant('BRAF', 'V600E'), aVariant('PTEN', 'R130*'), aVariant('KIT', 'A12T'), aVariant('BRAF', 'V600R', { id: 'r' })];
const ITEMS = [anItem('p:BRAF:V600E'), aRecord('lof:PTEN', 'C'), aRecord('any:KIT', 'B')];
const withoutResearch = ({ findings, warnings, ...rest }: Prioritization) => ({
  ...rest,
  findings: findings.map(({ research: _research, ...finding }) => finding),
  warnings: warnings.filter((sentence) => !sentence.includes('model score')),
});

describe('scores of sequence models', () => {
  it('change no tier, option, class or order, whatever they say', () => {
    const plain = withoutResearch(run(ITEMS, FINDINGS));
    const score = fc.record({
      finding: fc.constantFrom(...FINDINGS.map(({ id }) => id), 'stray'),
      model: fc.constantFrom('m1', 'm2'),
      version: fc.option(fc.string({ maxLength: 3 })),
      output: fc.string({ minLength: 1, maxLength: 5 }),
      score: fc.double({ noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 8 }), (modelScores) => {
        expect(withoutResearch(run(ITEMS, FINDINGS, { modelScores }))).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('stand beside their finding as research, in one order', () => {
    const scores = [
      { finding: 'r', model: 'm2', version: null, output: 'x', score: 1 },
      { finding: 'r', model: 'm1', version: '2', output: 'x', score: 3 },
    ];
    const shown = (modelScores: typeof scores) => findingIn(run([], FINDINGS, { modelScores }), 'r').research;
    expect(shown(scores)).toEqual([
      { model: 'm1', version: '2', output: 'x', score: 3 },
      { model: 'm2', version: null, output: 'x', score: 1 },
    ]);
    expect(shown([...scores].reverse())).toEqual(shown(scores));
  });

  it('are named when the case has no such finding', () => {
    const stray = { finding: 'nobody', model: 'm', version: null, output: 'x', score: 1 };
    expect(run([], FINDINGS, { modelScores: [stray] }).warnings.join()).toContain('1 model score is for findings');
  });
});
