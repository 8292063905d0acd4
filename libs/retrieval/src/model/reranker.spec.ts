import { afterEach, describe, expect, it } from '@jest/globals';
import { json, modelServer } from './model-server.fixture.ts';
import type { Behaviour, ModelServer } from './model-server.fixture.ts';
import { aClock, someGuards, someSettings } from './narrator.fixture.ts';
import { createReranker } from './reranker.ts';

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function rerankerOf(behaviour: Behaviour, guards = someGuards()) {
  server = await modelServer(behaviour);
  return createReranker({ settings: someSettings(`${server.url}/v1`), guards, fetch: globalThis.fetch, clock: aClock() });
}
const results =
  (...scores: readonly (readonly [number, number])[]): Behaviour =>
  (response) =>
    json(response, { results: scores.map(([index, relevance_score]) => ({ index, relevance_score })) });

describe('createReranker', () => {
  it('brings one score a text in the order of the texts, under an entry', async () => {
    const guards = someGuards();
    const reranker = await rerankerOf(results([1, 0.9], [0, 0.1]), guards);
    expect(await reranker.rerank('BRAF melanoma', ['a', 'b'])).toEqual([0.1, 0.9]);
    expect(server?.seen[0]?.url).toBe('/v1/rerank');
    expect(guards.calls).toMatchObject([{ purpose: 'rerank', fields: ['query', 'texts'] }]);
    expect(guards.uses).toHaveLength(1);
  });

  it.each([
    ['leaves a text out', results([0, 0.1])],
    ['scores one text twice', results([0, 0.1], [0, 0.2])],
    ['scores a text that it was not given', results([0, 0.1], [7, 0.2])],
    [
      'gives no numbers',
      (response) =>
        json(response, {
          results: [
            { index: 0, relevance_score: 'high' },
            { index: 1, relevance_score: null },
          ],
        }),
    ],
    ['gives something else', (response) => json(response, [])],
  ] satisfies readonly (readonly [string, Behaviour])[])('refuses an endpoint that %s', async (_, behaviour) => {
    await expect((await rerankerOf(behaviour)).rerank('q', ['a', 'b'])).rejects.toMatchObject({ code: 'SEARCH_MODEL.INVALID' });
  });

  it('sends nothing when its entry can\u2019t be written, and names no text when the endpoint is down', async () => {
    const unwritten = await rerankerOf(results([0, 1]), someGuards({ recordCall: () => Promise.reject(new Error('down')) }));
    await expect(unwritten.rerank('q', ['a'])).rejects.toMatchObject({ code: 'SEARCH_MODEL.UNAVAILABLE' });
    expect(server?.seen).toEqual([]);
    await server?.close();
    const down = await rerankerOf((response) => json(response, {}, 503));
    await expect(down.rerank('canary', ['canary'])).rejects.toMatchObject({
      code: 'SEARCH_MODEL.UNAVAILABLE',
      message: expect.not.stringContaining('canary'),
    });
  });
});
