import { anItem, aRecord, aVariant, run } from './engine.fixture.ts';
import { givenBefore } from './prior-therapy.ts';

describe('givenBefore', () => {
  it.each([
    [['osimertinib'], [{ therapies: ['Tagrisso'], response: 'PD' }], true, 'given before, best response PD'],
    [['osimertinib'], [{ therapies: ['osimertinib', 'carboplatin', 'pemetrexed'] }], true, 'given before'],
    [
      ['dabrafenib', 'trametinib'],
      [{ therapies: ['Dabrafenib (Tafinlar) + Mekinist'], response: 'PR' }],
      true,
      'given before, best response PR',
    ],
    [
      ['dabrafenib', 'trametinib'],
      [{ therapies: ['dabrafenib mesylate'], response: 'PD' }],
      false,
      'contains dabrafenib, given before, best response PD',
    ],
    [
      ['dabrafenib', 'trametinib'],
      [{ therapies: ['dabrafenib'] }, { therapies: ['trametinib'] }],
      false,
      'contains dabrafenib and trametinib, given before',
    ],
    [
      ['osimertinib'],
      [
        { therapies: ['osimertinib'], response: 'PR' },
        { therapies: ['osimertinib'], response: 'PD' },
      ],
      true,
      'given before, best response PD',
    ],
  ])('%j after %j: whole %p', (therapies, prior, isWhole, note) => {
    expect(givenBefore(therapies, prior)).toEqual({ isWhole, note });
  });

  it('says nothing of other drugs, nor of an option without drugs', () => {
    expect(givenBefore(['cetuximab', 'encorafenib'], [{ therapies: ['FOLFOX'] }])).toBeNull();
    expect(givenBefore([], [{ therapies: ['osimertinib'] }])).toBeNull();
  });
});

describe('options after treatment', () => {
  const use = (...therapies: string[]) => ({ therapies, significance: 'therapeutic', direction: 'sensitivity' }) as const;
  const items = [
    anItem('p:BRAF:V600E', use('dabrafenib')),
    anItem('p:BRAF:V600E', use('dabrafenib', 'trametinib')),
    aRecord('p:BRAF:V600E', 'D', use('pertuzumab')),
  ];
  const after = (therapies: readonly string[], response: string) =>
    run(items, [aVariant('BRAF', 'V600E')], { treatment: { prior: [{ therapies, response }] } }).options.map(
      ({ therapies: drugs, notes }) => [drugs.join(' + '), notes[0] ?? ''],
    );

  it('moves a therapy that was given under its brand name behind a weaker one, with the reason', () => {
    const [first, second, third] = after(['Tafinlar'], 'PD');
    expect(first).toEqual(['dabrafenib + trametinib', 'contains dabrafenib, given before, best response PD']);
    expect(second?.[0]).toBe('pertuzumab');
    expect(third).toEqual(['dabrafenib', 'given before, best response PD']);
  });

  it('moves the combination and its part behind when the combination was given', () => {
    expect(after(['dabrafenib', 'trametinib'], 'PD').map(([drugs]) => drugs)).toEqual([
      'pertuzumab',
      'dabrafenib',
      'dabrafenib + trametinib',
    ]);
  });
});
