import { aFinding, aMatch, aResult, anItem } from '../case.fixture.ts';
import { stanceOfRecord, stancesOfFinding } from './stance.ts';

describe('stanceOfRecord', () => {
  it.each([
    ['sensitivity', true, 'for'],
    ['positive', true, 'for'],
    ['better', true, 'for'],
    ['poor', true, 'for'],
    ['sensitivity', false, 'against'],
    ['positive', false, 'against'],
    ['poor', false, 'against'],
    ['resistance', true, 'against'],
    ['adverse', true, 'against'],
    ['negative', true, 'against'],
    ['resistance', false, 'context'],
  ] as const)('reads %s, supports %p, as %s', (direction, supports, stance) => {
    expect(stanceOfRecord({ direction, supports })).toBe(stance);
  });

  it('reads a functional record as context', () => {
    expect(stanceOfRecord({ direction: 'sensitivity', supports: true, nature: 'functional: gain of function' })).toBe('context');
  });
});

describe('stancesOfFinding', () => {
  const sensitive = anItem({ id: 's' });
  const resistant = anItem({ id: 'r', direction: 'resistance' });
  const items = new Map([sensitive, resistant].map((item) => [item.id, item]));

  it('keeps a resistance record against although it confirms the resistance result, and the opposite record for', () => {
    const results = [
      aResult({ matched: [aMatch(sensitive)], against: [aMatch(resistant)] }),
      aResult({ direction: 'resistance', matched: [aMatch(resistant)], against: [aMatch(sensitive)] }),
    ];
    const both = [results, results.toReversed()].map((ordered) =>
      [...stancesOfFinding(aFinding({ results: ordered }), (id) => items.get(id))].sort(),
    );
    expect(both).toEqual([
      [
        ['r', 'against'],
        ['s', 'for'],
      ],
      [
        ['r', 'against'],
        ['s', 'for'],
      ],
    ]);
  });
});
