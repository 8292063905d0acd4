import { aRecord, anItem } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { DEFAULT_PRIORITIZE_POLICY } from './policy.ts';
import { tierOf } from './tier-of.ts';
import { tierText } from './tier-table.ts';

const label = anItem('p:BRAF:V600E');
const b = aRecord('p:BRAF:V600E', 'B', { rating: 2 });
const tier = (item: EvidenceItem, relation: 'same' | 'descendant' | 'other', publications = 1, isGated = false): string => {
  const verdict = tierOf({ item, relation, isGated, publications }, DEFAULT_PRIORITIZE_POLICY);
  return verdict === null
    ? 'none'
    : `${tierText(verdict.tierLevel)}${verdict.isLowConfidence ? ' low' : ''}${verdict.isConditional ? ' conditional' : ''}`;
};

describe('tierOf', () => {
  it.each<[string, EvidenceItem, string, string]>([
    ['label', label, 'I-A', 'II-C'],
    ['label of EMA', { ...label, region: 'EMA' }, 'I-A', 'II-C'],
    ['label outside the policy', { ...label, region: 'PMDA' }, 'II-C', 'II-C'],
    ['label without a region', { ...label, region: null }, 'II-C', 'II-C'],
    ['guideline', { ...label, kind: 'guideline', region: null }, 'I-A', 'II-C'],
    ['entity', { ...label, kind: 'entity', significance: 'diagnostic', direction: 'positive' }, 'I-A', 'III'],
    ['entity outside diagnosis', { ...label, kind: 'entity', significance: 'prognostic', direction: 'poor' }, 'none', 'none'],
    ['level A', aRecord('x', 'A'), 'I-A', 'II-C'],
    ['level B, three stars', { ...b, rating: 3 }, 'I-B', 'II-C'],
    ['level B, weaker', b, 'I-B low', 'II-D'],
    ['level C, single', aRecord('x', 'C'), 'II-D', 'III'],
    ['level D', aRecord('x', 'D', { rating: 5 }), 'II-D', 'III'],
    ['level E', aRecord('x', 'E', { rating: 5 }), 'none', 'none'],
    ['functional item', { ...b, tierForming: false }, 'none', 'none'],
    ['flagged item', { ...label, flagged: true }, 'none', 'none'],
    ['disease outside OncoTree', { ...label, disease: { scope: 'unmapped', name: 'x' } }, 'none', 'none'],
    ['unverified fact', { ...label, verification: { status: 'unverified' } }, 'I-A low', 'II-C low'],
  ])('%s', (_name, item, inClass, other) => {
    expect([tier(item, 'same'), tier(item, 'other')]).toEqual([inClass, other]);
  });

  it.each<[string, EvidenceItem, string, string]>([
    ['level B with two publications', b, 'I-B', 'II-C'],
    ['level C with two publications', aRecord('x', 'C'), 'II-C', 'III'],
    ['level D with two publications', aRecord('x', 'D'), 'II-D', 'III'],
  ])('%s', (_name, item, inClass, other) => {
    expect([tier(item, 'same', 2), tier(item, 'other', 2)]).toEqual([inClass, other]);
  });

  it('gives the tier of a descendant only on the condition of its histology', () => {
    expect(tier(label, 'descendant')).toBe('I-A conditional');
  });

  it('gives at most III for a gene-level match that is not known to be oncogenic', () => {
    expect(tier(label, 'same', 1, true)).toBe('III');
  });

  it('demotes a weak level B where the site says so', () => {
    const verdict = tierOf(
      { item: b, relation: 'same', isGated: false, publications: 1 },
      { ...DEFAULT_PRIORITIZE_POLICY, weakLevelB: 'II-C' },
    );
    expect(verdict).toMatchObject({ tierLevel: { tier: 'II', level: 'C' }, rule: 'therapeutic.level-b-weak.in-class.demoted' });
  });
});
