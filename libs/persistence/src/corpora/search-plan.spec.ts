import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { anyOf, planOf, stagesOf } from './search-plan.ts';
import { tellingWords } from './word-weights.ts';

const NONE = { gene: null, variant: null, disease: null, therapy: null };

describe('stagesOf', () => {
  it.each([
    [{ gene: 'g', variant: 'v', disease: 'd', therapy: 't' }, 9, '(g) & (v) & (d) & (t)', '(v) | (t)'],
    [{ ...NONE, gene: 'g', variant: 'v' }, 3, '(g) & (v)', '(v)'],
    [{ ...NONE, disease: 'd', therapy: 't' }, 3, '(d) & (t)', '(t)'],
    [{ ...NONE, gene: 'g' }, 1, 'g', 'g'],
  ])('goes for %p through %p conditions, from %p on', (parts, count, first, contained) => {
    const queries = stagesOf(parts).map(({ query }) => query);
    expect(queries).toHaveLength(count);
    expect(queries[0]).toBe(first);
    expect(queries).toContain(contained);
    expect(new Set(queries).size).toBe(count);
  });

  it('asks nothing of nothing', () => expect(stagesOf(NONE)).toEqual([]));

  it('looks at no window without the gene before every one with it', () => {
    const withGene = stagesOf({ gene: 'g', variant: 'v', disease: 'd', therapy: 't' }).map(({ hasGene }) => hasGene);
    expect(withGene).toEqual([...withGene].sort((a, b) => Number(b) - Number(a)));
  });
});

describe('planOf', () => {
  it('folds every name and leaves out what holds no word', () => {
    const { parts, words } = planOf({
      ...EMPTY_FACETS,
      genes: ['BRAF', '&|!'],
      variants: ['p.Val600Glu', 'and'],
      text: 'does it, does it',
    });
    expect(parts).toEqual({ gene: `('braf')`, variant: `('v600e')`, disease: null, therapy: null });
    expect(words).toEqual(['does', 'it']);
  });

  it('gives the change itself more than its codon, and both more than a single word of them', () => {
    const [, variant] = planOf({ ...EMPTY_FACETS, variants: ['exon 19 deletion', 'E746'] }).scores;
    expect(variant?.map(({ points }) => points)).toEqual([6, 4, 1.5]);
    expect(variant?.[0]?.query).toBe(`('exon' & '19' & 'deletion')`);
  });
});

it.each([
  [[["it's"]], `('it''s')`],
  [[['a\\b']], `('a\\\\b')`],
  [[['a', 'b'], ['c']], `('a' & 'b') | ('c')`],
])('writes %p as the text query %s, which no word can leave', (names, query) => expect(anyOf(names)).toBe(query));

describe('tellingWords', () => {
  const weight = (word: string, passages: number) => ({ word, passages, weight: 1 });
  it.each([
    ['all that are rare together', [weight('a', 1), weight('b', 2000)], { words: ['a', 'b'], together: false }],
    ['the rare without the common', [weight('a', 1), weight('b', 90_000)], { words: ['a'], together: false }],
    [
      'the two rarest together when all are common',
      [weight('a', 5000), weight('b', 6000), weight('c', 9000)],
      { words: ['a', 'b'], together: true },
    ],
    ['none of none', [], { words: [], together: true }],
  ])('are %s', (_what, weights, telling) => expect(tellingWords(weights)).toEqual(telling));
});
