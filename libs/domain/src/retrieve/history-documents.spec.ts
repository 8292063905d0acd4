import { datedSections, historyDocuments } from './history-documents.ts';

const note = (text: string, more = {}) => ({
  id: 'n1',
  text,
  author: 'Dr Author',
  at: '2026-02-01T08:00:00.000Z',
  correctedBy: null,
  ...more,
});
const history = (text: string, more = {}) => historyDocuments({ notes: [note(text, more)], treatment: { line: 2, prior: [] } });

describe('datedSections', () => {
  it.each([
    ['no date here', [null]],
    ['2026-01-05 scan\nstable\n2026-02-07: biopsy', ['2026-01-05', '2026-02-07']],
    ['History\n05.01.2026 scan\n7. 2. 26 biopsy', [null, '2026-01-05', '2026-02-07']],
    ['seen on 2026-01-05', [null]],
    ['2026-13-05 is no date', [null]],
    ['45.01.2026 neither', [null]],
    ['1.2.3.4 is an address', [null]],
    ['', []],
    ['  \n\n', []],
  ])('splits %p at %p', (text, dates) => expect(datedSections(text).map(({ date }) => date)).toEqual(dates));

  it('loses no line', () => {
    const text = 'Before\n2026-01-05 scan\nstable disease\n2026-02-07 biopsy';
    expect(
      datedSections(text)
        .map((section) => section.text)
        .join('\n'),
    ).toBe(text);
  });
});

describe('historyDocuments', () => {
  it('takes a note as one quotable document of the history, dated by its writing', () => {
    expect(history('Seen today. Feels well.')).toEqual([
      {
        id: 'note:n1',
        source: 'patient record',
        text: 'Seen today. Feels well.',
        quotable: true,
        facts: {},
        retracted: false,
        corpus: 'history',
        sentences: [
          [0, 11],
          [12, 23],
        ],
        publishedOn: '2026-02-01',
      },
    ]);
  });

  it('takes each dated section for itself', () =>
    expect(history('05.01.2026 scan\n07.02.2026 biopsy').map(({ id, publishedOn }) => [id, publishedOn])).toEqual([
      ['note:n1/1', '2026-01-05'],
      ['note:n1/2', '2026-02-07'],
    ]));

  it('leaves out a note that a later one corrects', () => expect(history('wrong', { correctedBy: 'n2' })).toEqual([]));

  it('strips what a reader can not see and says how much it was (LLM-07)', () => {
    const [document] = history('Offer\u200B this \u{E0041}\u{E0042}drug.');
    expect(document).toMatchObject({ text: 'Offer this drug.', hidden: 3 });
  });

  it('never names the author of a note', () => expect(JSON.stringify(history('Seen today.'))).not.toContain('Author'));

  it('tells each line of prior treatment from its fields, which no one may quote', () =>
    expect(
      historyDocuments({
        notes: [],
        treatment: { line: 3, prior: [{ therapies: ['dabrafenib', 'trametinib'], response: 'PD' }, { therapies: ['ipilimumab'] }] },
      }).map(({ id, text, quotable, facts }) => ({ id, text, quotable, facts })),
    ).toEqual([
      {
        id: 'history:1',
        text: 'Prior treatment 1: dabrafenib + trametinib, response PD.',
        quotable: false,
        facts: { therapies: 'dabrafenib + trametinib', response: 'PD' },
      },
      { id: 'history:2', text: 'Prior treatment 2: ipilimumab.', quotable: false, facts: { therapies: 'ipilimumab' } },
    ]));
});
