import type { Finding } from '../annotate/finding.ts';
import { aRecord, findingIn, run } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { Profile, VariantKey } from './variant-key.ts';

const PROMOTER = ['c:TERT:c.-124C>T', 'c:TERT:c.-146C>T'] as const;
const either = (keys: readonly VariantKey[]): Profile => ({ op: 'or', of: keys.map((key) => ({ op: 'key', key })) });
const both: Profile = { op: 'and', of: PROMOTER.map((key) => ({ op: 'key', key })) };
const record = (profile: VariantKey | Profile): EvidenceItem =>
  aRecord(profile, 'B', { id: 'civic:EID1', rating: 4, significance: 'prognostic', direction: 'poor', therapies: [], origin: 'somatic' });
const said: Finding = { kind: 'text', id: 'f', text: 'TERT promoter mutation' };
const matchedBy = (profile: VariantKey | Profile): readonly string[] => {
  const outcome = run([record(profile)], [said], {}, { classifyText: () => ({ gene: 'TERT', keys: [...PROMOTER] }) });
  return findingIn(outcome).results.flatMap(({ tier, level, matched }) =>
    matched.map(({ item }) => `${item} ${tier ?? ''}-${level ?? ''}`),
  );
};

describe('a finding of which it is not said which of several changes it is', () => {
  it.each([
    ['a record that holds for each of them', either(PROMOTER), ['civic:EID1 I-B']],
    ['a record that holds for more than them', either([...PROMOTER, 'c:TERT:c.-57A>C']), ['civic:EID1 I-B']],
    ['a record on one of them', PROMOTER[0], []],
    ['a record that holds for one of them and another', either([PROMOTER[0], 'c:TERT:c.-57A>C']), []],
    ['a record that asks for both at once', both, []],
  ] as const)('%s', (_, profile, matched) => {
    expect(matchedBy(profile)).toEqual(matched);
  });
});
