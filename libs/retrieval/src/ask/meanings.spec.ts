import type { FindingResult } from '@consilium/domain';
import { aFinding, aMatch, aPrioritization, aResult, anItem } from '../case.fixture.ts';
import { meaningsOf } from './meanings.ts';

const result = (direction: FindingResult['direction'], relation: 'same' | 'other', significance: 'diagnostic' | 'prognostic') =>
  aResult({
    significance,
    direction,
    therapies: [],
    tier: relation === 'same' ? 'I' : 'II',
    level: relation === 'same' ? 'A' : 'C',
    matched: [aMatch(anItem({ id: `civic:${direction}-${relation}` }), { diseaseRelation: relation })],
  });
const told = (significance: 'diagnostic' | 'prognostic', ...results: readonly FindingResult[]) =>
  meaningsOf(aPrioritization({ findings: [aFinding({ results })] }), significance).map(({ direction }) => direction);

describe('meaningsOf', () => {
  it('never tells what a finding excludes or foretells in another tumor', () => {
    expect(told('diagnostic', result('positive', 'same', 'diagnostic'), result('negative', 'other', 'diagnostic'))).toEqual(['positive']);
    expect(told('prognostic', result('better', 'same', 'prognostic'), result('poor', 'other', 'prognostic'))).toEqual(['better']);
    expect(told('prognostic', result('poor', 'other', 'prognostic'))).toEqual([]);
    expect(told('diagnostic', result('negative', 'other', 'diagnostic'))).toEqual([]);
  });

  it('tells which other tumor a finding marks where nothing is known of this one', () => {
    expect(told('diagnostic', result('positive', 'other', 'diagnostic'))).toEqual(['positive']);
  });
});
