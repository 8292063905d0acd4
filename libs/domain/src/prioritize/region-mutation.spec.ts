import { aRecord, aVariant, findingIn, run, tierIn } from './engine.fixture.ts';

const EXON_2 = 'exon:KRAS:2:mutation';
const resistance = { significance: 'therapeutic', direction: 'resistance', therapies: ['cetuximab'], rating: 4 } as const;
const frame = { consequence: 'inframe_insertion' } as const;

describe('a record on "mutation" of an exon or a range', () => {
  it.each([
    [EXON_2, 'G12D', 'I-B', 'an established change'],
    [EXON_2, 'G12Y', 'I-B', 'another change of an established residue'],
    [EXON_2, 'Q15G', 'III', 'a change at a residue that nothing names'],
    [EXON_2, 'Q25*', 'III', 'a null variant of an oncogene'],
    ['range:KRAS:10-20', 'Q15G', 'III', 'a change in the range at a residue that nothing names'],
    ['range:KRAS:10-20', 'G12D', 'I-B', 'an established change in the range'],
    ['codon:KRAS:Q15', 'Q15G', 'I-B', 'the very codon of the record'],
  ])('%s met by %s gives %s: %s', (key, protein, tier) => {
    expect(tierIn(run([aRecord(key, 'B', resistance)], [aVariant('KRAS', protein)]))).toBe(tier);
  });

  it('counts a change of length, which a residue cannot name', () => {
    expect(tierIn(run([aRecord(EXON_2, 'B', resistance)], [aVariant('KRAS', 'G10dup', frame)]))).toBe('I-B');
  });

  it('takes a residue as known that a tier-forming record names, and not one that a flagged or functional record names', () => {
    const region = aRecord(EXON_2, 'B', resistance);
    const named = (overrides: object) =>
      tierIn(run([region, aRecord('p:KRAS:Q15H', 'D', { ...resistance, ...overrides })], [aVariant('KRAS', 'Q15G')]));
    expect(named({})).toBe('I-B');
    expect(named({ flagged: true })).toBe('III');
    expect(named({ tierForming: false })).toBe('III');
    expect(named({ supports: false })).toBe('III');
  });

  it('says what would make it count', () => {
    const { results } = findingIn(run([aRecord(EXON_2, 'B', resistance)], [aVariant('KRAS', 'Q15G')]));
    expect(results[0]?.counterfactual).toBe('would be I-B if the variant were at least likely oncogenic');
  });

  it('judges a known and an unknown residue apart in one case, in either order', () => {
    const findings = [aVariant('KRAS', 'Q15G'), aVariant('KRAS', 'G12D')];
    for (const order of [findings, [...findings].reverse()]) {
      const outcome = run([aRecord(EXON_2, 'B', resistance)], order);
      expect([tierIn(outcome, 'KRAS Q15G'), tierIn(outcome, 'KRAS G12D')]).toEqual(['III', 'I-B']);
    }
  });

  it('lists a record against the claim that an unproven change cannot carry, with the reason', () => {
    const against = aRecord('any:KRAS', 'B', { ...resistance, id: 'civic:EID7', supports: false });
    const { results, rejected } = findingIn(run([against], [aVariant('KRAS', 'Q15G')]));
    expect(results).toEqual([]);
    expect(rejected.find(({ item }) => item === 'civic:EID7')).toMatchObject({ reason: 'NOT_TIER_FORMING' });
  });
});
