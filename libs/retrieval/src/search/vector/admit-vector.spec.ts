import { aSnapshot, anItem } from '../../case.fixture.ts';
import { buildDocumentIndex } from '../document-index.ts';
import { ndcgAt, recallAt } from '../evaluate/ndcg.ts';
import { admitVector } from './admit-vector.ts';
import type { Embedder } from './embedder.ts';
import { evaluateSearch } from './evaluate-vectors.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { buildVectorIndex } from './vector-index.ts';

const figures = (ndcg10: number, queries = 10) => ({ name: 'Vector search (stub)', queries, ndcg10, recall50: 1 });

describe('admitVector', () => {
  it.each([
    [0.91, 0.9, true],
    [0.9, 0.9, true],
    [0.8999, 0.9, false],
    [0.07, 0.9, false],
  ])('with %p beside %p of the lexical index: admitted is %p, and the line tells both figures', (ours, lexical, admitted) => {
    const verdict = admitVector(figures(lexical), figures(ours));
    expect(verdict.admitted).toBe(admitted);
    expect(verdict.line).toContain(ours.toFixed(3));
    expect(verdict.line).toContain(lexical.toFixed(3));
  });

  it('refuses where there is nothing to evaluate with', () => {
    expect(admitVector(figures(0, 0), figures(0, 0)).admitted).toBe(false);
  });
});

describe('fuseRanks', () => {
  it('puts what both lists have before what one has, and ties by id', () => {
    expect(
      fuseRanks([
        ['a', 'b'],
        ['b', 'c'],
      ]),
    ).toEqual(['b', 'a', 'c']);
    expect(fuseRanks([['x'], ['w']])).toEqual(['w', 'x']);
  });
});

describe('ndcgAt and recallAt', () => {
  const relevance = new Map([
    ['a', 2],
    ['b', 1],
  ]);
  it.each([
    [['a', 'b'], 1],
    [['b', 'a'], (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3))],
    [['x', 'y'], 0],
  ])('of %p is %p', (ranked, ndcg) => {
    expect(ndcgAt(10, ranked, relevance)).toBeCloseTo(ndcg, 10);
  });
  it('counts what stands within k', () => {
    expect(recallAt(1, ['b', 'a'], relevance)).toBe(0.5);
    expect(recallAt(1, ['b', 'a'], relevance, 2)).toBe(0);
  });
});

describe('evaluateSearch', () => {
  const items = ['V600E', 'V600K', 'L597R', 'G469A', 'K601E', 'D594G'].flatMap((variant, at) =>
    Array.from({ length: 4 }, (_, nth) =>
      anItem({
        id: `civic:EID${at}${nth}`,
        profileName: `BRAF ${variant}`,
        profile: { op: 'key', key: `p:BRAF:${variant}` },
        publications: [`9${at}${nth}`],
      }),
    ),
  );
  const snapshot = aSnapshot(items);
  /** Sees nothing of what the texts say. */
  const blind: Embedder = { name: 'blind', embed: async (texts) => texts.map((text) => [text.length % 7, 1]) };

  it('refuses a model that drags the lexical index down, and admits one that does not', async () => {
    const index = buildDocumentIndex(snapshot);
    const worst = { name: 'worst', rerank: async (_query: string, texts: readonly string[]) => texts.map((_, at) => at) };
    const best = { name: 'best', rerank: async (_query: string, texts: readonly string[]) => texts.map((_, at) => -at) };
    const { lexical, models } = await evaluateSearch(snapshot, index, { embedder: blind, reranker: worst });
    expect(lexical.queries).toBeGreaterThan(0);
    expect(lexical.ndcg10).toBe(1);
    expect(models.map(({ verdict }) => verdict.admitted)).toEqual([false, false]);
    expect((await evaluateSearch(snapshot, index, { reranker: best })).models[0]?.verdict.admitted).toBe(true);
  });

  it('ranks by cosine', async () => {
    const embedder: Embedder = { name: 'axes', embed: async (texts) => texts.map((text) => (text.startsWith('a') ? [1, 0] : [0, 2])) };
    const vectors = await buildVectorIndex(
      [
        ['1', 'b'],
        ['2', 'a'],
      ],
      embedder,
    );
    expect(await vectors.search('a?', 2)).toEqual(['2', '1']);
  });
});
