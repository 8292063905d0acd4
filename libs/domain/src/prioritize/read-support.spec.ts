import type { SmallVariant } from '../annotate/finding.ts';
import { anItem, aVariant, findingIn, run, tierIn } from './engine.fixture.ts';

const deletion = (rest: Partial<SmallVariant>): SmallVariant => aVariant('EGFR', 'E746_A750del', rest);

describe('read support of insertions and deletions', () => {
  test.each<[string, SmallVariant, boolean]>([
    ['two reads', deletion({ altReads: 2 }), true],
    ['three reads', deletion({ altReads: 3 }), false],
    ['two reads by depth and fraction', deletion({ depth: 100, vaf: 0.02 }), true],
    ['reads not known', deletion({ vaf: 0.02 }), false],
    ['a substitution on one read', aVariant('BRAF', 'V600E', { altReads: 1 }), false],
    ['a substitution by its alleles', deletion({ ref: 'A', alt: 'T', altReads: 1 }), false],
    ['an unannotated deletion by its alleles', { id: 'd', kind: 'small-variant', ref: 'AT', alt: 'A', altReads: 1 }, true],
  ])('%s', (_name, finding, isLow) => {
    const { flags, warnings } = findingIn(run([], [finding]));
    expect([
      flags.includes('low-support'),
      flags.includes('confirm'),
      warnings.some((sentence) => sentence.includes('fewer than 3')),
    ]).toEqual([isLow, isLow, isLow]);
  });

  it('leaves the tier, so that an actionable deletion is confirmed and not lost', () => {
    const outcome = run([anItem('exon:EGFR:19:deletion')], [deletion({ altReads: 1 })]);
    expect(tierIn(outcome)).toBe('I-A');
    expect(outcome.warnings.join()).toContain('confirm it by another method');
    expect(outcome.options[0]?.notes[0]).toBe('confirm first, seen on too few reads: EGFR exon 19 deletion');
    expect(run([anItem('exon:EGFR:19:deletion')], [deletion({ altReads: 30 })]).options[0]?.notes).toEqual([]);
  });
});
