import { afterEach, describe, expect, it } from '@jest/globals';
import { createEmbedder } from './embedders.ts';
import type { EmbedderParts } from './embedders.ts';
import { json, modelServer } from './model-server.fixture.ts';
import type { Behaviour, ModelServer } from './model-server.fixture.ts';
import { aClock, someGuards, someSettings } from './narrator.fixture.ts';

const open: ModelServer[] = [];
const serve = async (behaviour: Behaviour): Promise<ModelServer> => {
  const server = await modelServer(behaviour);
  open.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const embedder = (url: string, given: Partial<EmbedderParts['settings']> = {}, guards = someGuards()) =>
  createEmbedder({ settings: { ...someSettings(url), provider: 'openai', ...given }, guards, fetch: globalThis.fetch, clock: aClock() });

const vectorsOf = (texts: readonly string[]): readonly (readonly number[])[] => texts.map((text) => [text.length, 1]);
const inputOf = (body: string): readonly string[] => JSON.parse(body).input;
const openAi: Behaviour = (response, { body }) =>
  json(response, { object: 'list', model: 'm-1', data: vectorsOf(inputOf(body)).map((embedding, index) => ({ index, embedding })) });

describe('createEmbedder', () => {
  it('brings one vector a text from an OpenAI-compatible endpoint, with an entry and the use of each batch', async () => {
    const { url, seen } = await serve(openAi);
    const guards = someGuards();
    const texts = Array.from({ length: 70 }, (_, index) => 'x'.repeat(index + 1));
    expect(await embedder(`${url}/v1`, {}, guards).embed(texts)).toEqual(vectorsOf(texts));
    expect(seen.map((request) => request.url)).toEqual(['/v1/embeddings', '/v1/embeddings']);
    expect(guards.calls.map(({ purpose, fields }) => [purpose, fields])).toEqual(Array(2).fill(['embedding', ['texts']]));
    expect(guards.uses).toHaveLength(2);
  });

  it('brings them from Ollama', async () => {
    const { url, seen } = await serve((response, { body }) => json(response, { model: 'm-1', embeddings: vectorsOf(inputOf(body)) }));
    expect(await embedder(url, { provider: 'ollama' }).embed(['a', 'bb'])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(seen[0]?.url).toBe('/api/embed');
  });

  it.each([
    ['a stop switch is on', {}, { stopped: async () => [{}] as never }, 'SEARCH_MODEL.STOPPED'],
    ['the host is not listed', { allowedHosts: ['api.example.org'] }, {}, 'SEARCH_MODEL.DESTINATION_REFUSED'],
    ['the cap of the day would be passed', { tokensPerDay: 1 }, {}, 'SEARCH_MODEL.CAP_REACHED'],
    ['its entry can\u2019t be written', {}, { recordCall: () => Promise.reject(new Error('down')) }, 'SEARCH_MODEL.UNAVAILABLE'],
  ] as const)('sends nothing when %s', async (_, settings, guards, code) => {
    const { url, seen } = await serve(openAi);
    await expect(embedder(`${url}/v1`, settings, someGuards(guards)).embed(['some text'])).rejects.toMatchObject({ code });
    expect(seen).toEqual([]);
  });

  it.each([
    ['fewer vectors than texts', [{ index: 0, embedding: [1, 2] }]],
    [
      'vectors of two lengths',
      [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [1] },
      ],
    ],
    [
      'what is no number',
      [
        { index: 0, embedding: [1, null] },
        { index: 1, embedding: [1, 2] },
      ],
    ],
  ])('refuses %s', async (_, data) => {
    const { url } = await serve((response) => json(response, { object: 'list', model: 'm-1', data }));
    await expect(embedder(`${url}/v1`).embed(['a', 'b'])).rejects.toMatchObject({
      code: expect.stringMatching(/^SEARCH_MODEL\.(?:INVALID|UNAVAILABLE)$/),
    });
  });

  it('says that the endpoint is down and names no text', async () => {
    const { url } = await serve((response) => json(response, {}, 500));
    await expect(embedder(`${url}/v1`).embed(['canary text'])).rejects.toMatchObject({
      code: 'SEARCH_MODEL.UNAVAILABLE',
      message: expect.not.stringContaining('canary'),
    });
  });
});
