import { aRecord, anItem, aVariant, findingIn, run } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';

const finding = aVariant('BRAF', 'V600E');
const label = anItem('p:BRAF:V600E');
const mel = { scope: 'types', codes: ['MEL'] } as const;

describe('evidence against', () => {
  it.each<[string, EvidenceItem, boolean, number]>([
    ['"does not support" in class', aRecord('p:BRAF:V600E', 'B', { supports: false }), true, 1],
    ['resistance to the same therapy in class', aRecord('p:BRAF:V600E', 'C', { direction: 'resistance' }), true, 1],
    [
      'resistance to the same therapy in another tumor is shown, but does not contest',
      aRecord('p:BRAF:V600E', 'B', { direction: 'resistance', disease: mel }),
      false,
      1,
    ],
    ['resistance to another therapy', aRecord('p:BRAF:V600E', 'B', { direction: 'resistance', therapies: ['otherib'] }), false, 0],
    ['resistance of another change', aRecord('p:BRAF:V600K', 'B', { direction: 'resistance' }), false, 0],
  ])('%s', (_name, against, contested, shown) => {
    const [best] = findingIn(run([label, against], [finding])).results;
    expect(best).toMatchObject({ tier: 'I', level: 'A', direction: 'sensitivity', contested });
    expect(best?.against).toHaveLength(shown);
  });

  it('never lowers a tier', () => {
    const many = Array.from({ length: 5 }, () => aRecord('p:BRAF:V600E', 'A', { supports: false }));
    expect(findingIn(run([label, ...many], [finding]))).toMatchObject({ tier: 'I', level: 'A' });
  });

  it('puts resistance into a list of its own, and never into the options', () => {
    const outcome = run([label, aRecord('p:EGFR:T790M', 'A', { direction: 'resistance' })], [finding, aVariant('EGFR', 'T790M')]);
    expect(outcome.resistance).toMatchObject([
      { therapies: ['examplinib'], finding: 'EGFR T790M', strength: 'full', tier: 'I', level: 'A', rulesOut: ['examplinib'] },
    ]);
    expect(outcome.options).toMatchObject([{ therapies: ['examplinib'], notes: ['resistance: EGFR T790M'] }]);
  });

  it('says "reduced" for reduced sensitivity', () => {
    expect(
      run([aRecord('p:EGFR:T790M', 'B', { direction: 'resistance', strength: 'reduced' })], [aVariant('EGFR', 'T790M')]).resistance[0]
        ?.strength,
    ).toBe('reduced');
  });

  it('does not rule out a combination that rests on the resistant finding itself', () => {
    const combination = anItem('p:BRAF:V600E', { therapies: ['examplinib', 'otherib'] });
    const outcome = run([combination, aRecord('p:BRAF:V600E', 'B', { direction: 'resistance' })], [finding]);
    expect(outcome.resistance[0]?.rulesOut).toEqual([]);
  });

  it('rules out nothing by resistance seen only in another tumor', () => {
    expect(
      run([label, aRecord('p:EGFR:T790M', 'B', { direction: 'resistance', disease: mel })], [finding, aVariant('EGFR', 'T790M')])
        .resistance[0]?.rulesOut,
    ).toEqual([]);
  });

  it('sends adverse responses to the safety list only', () => {
    const outcome = run([anItem('p:BRAF:V600E', { id: 'civic:EID9', direction: 'adverse' })], [finding]);
    expect(outcome.safety).toEqual([{ therapies: ['examplinib'], finding: 'BRAF V600E', items: ['civic:EID9'] }]);
    expect(outcome.options).toEqual([]);
  });
});
