import { afterEach, describe, expect, it } from '@jest/globals';
import { gateNarration } from '../verify/gate-narration.ts';
import { answers, completion, json, modelServer } from './model-server.fixture.ts';
import type { Behaviour, ModelServer } from './model-server.fixture.ts';
import { GOOD_OUTPUT, PRIORITIZATION, RETRIEVAL, aRequest, someGuards, someSettings } from './narrator.fixture.ts';
import { aNarrator } from './narrating.fixture.ts';

const GOOD = JSON.stringify(GOOD_OUTPUT);
let server: ModelServer | null = null;
const serve = async (behaviour: Behaviour): Promise<ModelServer> => (server = await modelServer(behaviour));
afterEach(async () => {
  await server?.close();
  server = null;
});

describe('createNarrator', () => {
  it('gives sentences that pass the gate, marked as the model\u2019s, with the provenance of the call (AIO-01)', async () => {
    const { url, seen } = await serve(answers(GOOD));
    const narration = await aNarrator(someSettings(`${url}/v1`)).narrate(aRequest());
    expect(narration.failure).toBeNull();
    expect(narration.sentences.map(({ id, author }) => `${id} ${author}`)).toEqual(['model-1 model', 'model-2 model', 'model-3 model']);
    const gated = gateNarration(narration, RETRIEVAL, PRIORITIZATION);
    expect(gated.dropped).toEqual([]);
    expect(narration.use).toMatchObject({
      provider: 'openai',
      answeredBy: 'm-1',
      outcome: 'used',
      calls: 1,
      repaired: false,
      tokens: { input: 100, output: 20 },
      guard: { proposed: 3 },
    });
    expect(narration.use?.promptSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(seen[0]?.url).toBe('/v1/chat/completions');
  });

  it('asks a site without a model for nothing', async () => {
    expect(await aNarrator(null).narrate(aRequest())).toMatchObject({ sentences: [], use: null, failure: 'MODEL.NOT_CONFIGURED' });
  });

  it('asks no one about a run that found nothing, and calls that no failure', async () => {
    const { url, seen } = await serve(answers(GOOD));
    const empty = { ...PRIORITIZATION, findings: [], options: [], resistance: [] };
    const narration = await aNarrator(someSettings(`${url}/v1`)).narrate(aRequest({ prioritization: empty }));
    expect(narration).toMatchObject({ sentences: [], use: null, failure: null });
    expect(seen).toEqual([]);
  });

  it('sends the temperature of the settings, 0 unless told, and none to a model that refuses one', async () => {
    const { url, seen } = await serve(answers(GOOD));
    for (const temperature of [undefined, 0.2, null]) {
      const given = temperature === undefined ? {} : { temperature };
      await aNarrator(someSettings(`${url}/v1`, given)).narrate(aRequest());
    }
    expect(seen.map(({ body }) => JSON.parse(body).temperature)).toEqual([0, 0.2, undefined]);
  });

  it('writes the entry of a call over the exact bytes before they leave, and what it used after', async () => {
    const order: string[] = [];
    const { url, seen } = await serve((response) => {
      order.push('sent');
      json(response, completion(GOOD));
    });
    const guards = someGuards({ recordUse: async () => void order.push('used') });
    const recording = {
      ...guards,
      recordCall: async (call: (typeof guards.calls)[number]) => void (order.push('entry'), guards.calls.push(call)),
    };
    await aNarrator(someSettings(`${url}/v1`), { guards: recording }).narrate(aRequest());
    expect(order).toEqual(['entry', 'sent', 'used']);
    expect(guards.calls[0]).toMatchObject({ purpose: 'draft', model: 'm-1', bytes: Buffer.byteLength(seen[0]!.body) });
    expect(guards.calls[0]?.fields).toContain('options[].tier');
  });
});
