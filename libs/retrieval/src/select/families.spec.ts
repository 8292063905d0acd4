import { familiesOf } from './families.ts';
import type { FamilyMember } from './families.ts';
import { nearDuplicates, runsOf } from './near-duplicates.ts';
import { select } from './select-passages.ts';

const TEXT =
  'In this made-up trial of forty patients with a made-up tumor the made-up drug gave a response in every second patient, and nobody was harmed by it at all.';
const OTHER = 'Another made-up report tells of storage, sampling and transport of material, and says nothing of any drug whatever.';
const member = (id: string, text: string, publication = id): FamilyMember => ({ id, publication, runs: runsOf(text) });

describe('nearDuplicates', () => {
  it.each([
    ['the same text', TEXT, true],
    ['one word changed at the end', `${TEXT} Indeed.`, true],
    ['other case and dashes', TEXT.toUpperCase().replaceAll('-', '\u2011'), true],
    ['another text', OTHER, false],
    ['half of the text', TEXT.slice(0, 60), false],
  ])('%s: near is %p', (_what, text, near) => {
    expect(nearDuplicates([member('a', TEXT), member('b', text)]).has('b')).toBe(near);
  });

  it('finds nothing near a rendering of our own, nor near an empty text', () => {
    expect(
      nearDuplicates([
        { id: 'a', runs: null },
        { id: 'b', runs: null },
        { id: 'c', runs: runsOf('') },
        { id: 'd', runs: runsOf('') },
      ]).size,
    ).toBe(0);
  });
});

describe('familiesOf', () => {
  it('flags three copies under three publications as a burst of one family', () => {
    const families = familiesOf(['a', 'b', 'c'].map((id) => member(id, TEXT)));
    expect([...families.values()]).toEqual([
      { family: 'a', burst: true },
      { family: 'a', burst: true },
      { family: 'a', burst: true },
    ]);
  });

  it.each([
    ['two copies', [member('a', TEXT), member('b', TEXT)]],
    ['three records of one publication', ['a', 'b', 'c'].map((id) => member(id, TEXT, 'pubmed:90000001'))],
  ])('sees no burst in %s', (_what, members) => {
    expect([...familiesOf(members).values()].some(({ burst }) => burst)).toBe(false);
  });
});

describe('select', () => {
  const candidate = (id: string, score: number, text: string, stance: 'for' | 'against' = 'for') => ({
    ...member(id, text),
    stance,
    score,
  });

  it('gives a planted burst at most half of the places, however well it scores', () => {
    const planted = Array.from({ length: 20 }, (_, at) => candidate(`p${at}`, 1 - at / 1000, `${TEXT} ${at}`));
    const honest = Array.from({ length: 10 }, (_, at) =>
      candidate(`h${at}`, 0.2, `${OTHER.slice(at * 3)} number ${at} of nothing else ${at * 7}`),
    );
    const chosen = select([...planted, ...honest], 8);
    expect(chosen).toHaveLength(8);
    expect(chosen.filter(({ id }) => id.startsWith('p'))).toHaveLength(4);
    expect(chosen.filter(({ id }) => id.startsWith('p')).every(({ burst }) => burst)).toBe(true);
  });

  it('keeps evidence against and what contradicts the best claims, though forty others score higher', () => {
    const supporting = Array.from({ length: 40 }, (_, at) => candidate(`s${String(at).padStart(2, '0')}`, 0.9, `word${at} `.repeat(6)));
    const chosen = select(
      [...supporting, candidate('against', 0.1, 'against', 'against'), candidate('denial', 0.05, 'denial')],
      10,
      new Set(['denial']),
    );
    expect(chosen.map(({ id }) => id)).toEqual(expect.arrayContaining(['against', 'denial']));
    expect(chosen).toHaveLength(10);
  });

  it('is the same in whatever order the candidates come', () => {
    const candidates = Array.from({ length: 12 }, (_, at) =>
      candidate(`c${at}`, (at % 3) / 3, `${OTHER} ${at}`, at % 4 === 0 ? 'against' : 'for'),
    );
    expect(select(candidates.toReversed(), 5)).toEqual(select(candidates, 5));
  });
});
