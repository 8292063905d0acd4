import { aClock, someGuards, someSettings } from './narrator.fixture.ts';
import { createSearchModels } from './search-models.ts';

const URL = 'http://127.0.0.1:9/v1';
const parts = { guards: someGuards(), fetch: globalThis.fetch, clock: aClock() };
const named = { embeddingModel: 'made-up-vectors', rerankModel: 'made-up-order' };

describe('createSearchModels', () => {
  it('makes those that the site names, and none where it names none or its provider has none', () => {
    const settings = someSettings(URL);
    expect(createSearchModels({ ...parts, settings, ...named, rerankModel: null })).toEqual({ embedder: expect.anything() });
    expect(createSearchModels({ ...parts, settings, ...named, embeddingModel: null })).toEqual({ reranker: expect.anything() });
    expect(createSearchModels({ ...parts, settings, embeddingModel: null, rerankModel: null })).toBeNull();
    expect(createSearchModels({ ...parts, settings: { ...settings, provider: 'anthropic' }, ...named })).toBeNull();
  });

  it.each([
    ['tokens', { tokens: 501, costMicros: 0 }],
    ['cost', { tokens: 0, costMicros: 51 }],
  ])('leaves the drafts half of the %s of a day', async (_, spent) => {
    const settings = {
      ...someSettings(URL),
      tokensPerDay: 1000,
      costMicrosPerDay: 100,
      pricesMicros: { input: 1_000_000, output: 1_000_000 },
    };
    const guards = someGuards({ spentToday: async () => spent });
    const models = createSearchModels({ ...parts, guards, settings, ...named });
    const refused = { code: 'SEARCH_MODEL.CAP_REACHED' };
    await expect(models?.embedder?.embed(['a'])).rejects.toMatchObject(refused);
    await expect(models?.reranker?.rerank('a', ['b'])).rejects.toMatchObject(refused);
    expect(guards.calls).toEqual([]);
  });
});
