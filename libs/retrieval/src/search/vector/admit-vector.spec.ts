import { aSnapshot, anItem } from '../../case.fixture.ts';
import { buildDocumentIndex } from '../document-index.ts';
import { ndcgAt, recallAt } from '../evaluate/ndcg.ts';
import { admitVector } from './admit-vector.ts';
import type { Embedder } from './embedder.ts';
import { evaluateSearch } from './evaluate-vectors.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { buildVectorIndex } from './vector-index.ts';
import { createVectorStore } from './vector-store.ts';

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
  const blind: Embedder = { name: 'blind', embed: async (texts) => texts.map((_, at) => [Math.sin(at * 7), Math.cos(at * 7)]) };

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

  it('says that there is nothing to evaluate with, and asks no model', async () => {
    const asked = { name: 'asked', embed: () => Promise.reject(new Error('asked')) };
    const few = aSnapshot(items.slice(0, 2));
    const { models } = await evaluateSearch(few, buildDocumentIndex(few), { embedder: asked });
    expect(models.map(({ verdict }) => verdict)).toEqual([{ admitted: false, line: expect.stringContaining('no queries') }]);
  });

  it('measures the reranker over what the admitted vectors bring, so that what runs is what was measured', async () => {
    const orders: string[] = [];
    /** Sees the variant alone: as good as the index, in another order. */
    const embedder: Embedder = {
      name: 'variants',
      embed: async (texts) =>
        texts.map((text) => ['V600E', 'V600K', 'L597R', 'G469A', 'K601E', 'D594G'].map((name) => Number(text.includes(name)))),
    };
    const reranker = {
      name: 'last',
      rerank: async (query: string, texts: readonly string[]) => (orders.push(query), texts.map((_, at) => at)),
    };
    const { lexical, models } = await evaluateSearch(snapshot, buildDocumentIndex(snapshot), { embedder, reranker });
    expect(models.map(({ kind, verdict }) => [kind, verdict.admitted])).toEqual([
      ['embedding', true],
      ['rerank', false],
    ]);
    expect(orders).toHaveLength(lexical.queries);
  });
});

describe('vectors', () => {
  const embedder = (asked: string[]): Embedder => ({
    name: 'axes',
    embed: async (texts) => (asked.push(...texts), texts.map((text) => (text.startsWith('a') ? [1, 0] : [0, 2]))),
  });
  const texts = [
    ['1', 'b'],
    ['2', 'a'],
    ['3', 'b'],
  ] as const;

  it('order the given ids by cosine, and keep ties as they came', async () => {
    const vectors = await buildVectorIndex(texts, createVectorStore(embedder([])));
    expect(await vectors.order('a?', ['3', '1', '2'])).toEqual(['2', '3', '1']);
    expect(await vectors.order('b?', ['unknown', '1'])).toEqual(['1', 'unknown']);
  });

  it('are asked for once a text, and again only when they had to make room', async () => {
    const asked: string[] = [];
    const store = createVectorStore(embedder(asked), 1);
    await buildVectorIndex(texts, store);
    await store.vectorsOf(['a']);
    expect(asked).toEqual(['b', 'a']);
    await store.vectorsOf(['b']);
    expect(asked).toEqual(['b', 'a', 'b']);
  });

  it('that came before a failure are kept', async () => {
    const asked: number[] = [];
    const store = createVectorStore({
      name: 'fails once',
      embed: async (batch) => {
        asked.push(batch.length);
        if (asked.length === 2) throw new Error('down');
        return batch.map(() => [1]);
      },
    });
    const many = Array.from({ length: 100 }, (_, at) => String(at));
    await expect(store.vectorsOf(many)).rejects.toThrow('down');
    await store.vectorsOf(many);
    expect(asked).toEqual([64, 36, 36]);
  });
});
