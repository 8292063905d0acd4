import type { ResistanceEntry } from '@consilium/domain';
import { groupedResistance } from './grouped-resistance.ts';

const entry = (overrides: Partial<ResistanceEntry>): ResistanceEntry => ({
  finding: 'v:1',
  therapies: ['erlotinib'],
  strength: 'full',
  tier: 'I',
  level: 'A',
  items: ['label:one'],
  rulesOut: [],
  ...overrides,
});

describe('lines of the resistance panel', () => {
  it('reads what one finding says with the same strength and tier as one line, and loses no therapy and no option ruled out', () => {
    expect(
      groupedResistance([
        entry({ rulesOut: ['erlotinib', 'bevacizumab + erlotinib'] }),
        entry({ therapies: ['gefitinib'], rulesOut: ['gefitinib'] }),
        entry({ therapies: ['cetuximab', 'encorafenib'] }),
      ]),
    ).toEqual([
      {
        finding: 'v:1',
        strength: 'full',
        tier: 'I',
        level: 'A',
        therapies: ['erlotinib', 'gefitinib', 'cetuximab + encorafenib'],
        rulesOut: ['erlotinib', 'bevacizumab + erlotinib', 'gefitinib'],
      },
    ]);
  });

  it.each([
    ['another finding', { finding: 'v:2' }],
    ['a reduced effect', { strength: 'reduced' }],
    ['a weaker tier', { tier: 'II', level: 'D' }],
  ] as const)('keeps %s on a line of its own, after the stronger one', (_what, other) => {
    expect(groupedResistance([entry({}), entry({ therapies: ['gefitinib'], ...other })]).map(({ therapies }) => therapies)).toEqual([
      ['erlotinib'],
      ['gefitinib'],
    ]);
  });
});
