import { afterEach, describe, expect, it } from '@jest/globals';
import type { ModelFailure } from '@consilium/domain/evidence';
import { answers, completion, json, modelServer } from './model-server.fixture.ts';
import type { Behaviour, ModelServer } from './model-server.fixture.ts';
import type { ModelSettings } from './model-settings.ts';
import { PlainCompletions } from './plain-completions.ts';
import { GOOD_OUTPUT, aRequest, someSettings } from './narrator.fixture.ts';
import { aNarrator } from './narrating.fixture.ts';

const GOOD = JSON.stringify(GOOD_OUTPUT);
const open: ModelServer[] = [];
const serve = async (behaviour: Behaviour): Promise<ModelServer> => {
  const server = await modelServer(behaviour);
  open.push(server);
  return server;
};
const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const claude =
  (input: unknown, given: Readonly<Record<string, unknown>> = {}): Behaviour =>
  (response) =>
    json(response, {
      id: 'a-1',
      type: 'message',
      role: 'assistant',
      model: 'm-1',
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', id: 't-1', name: 'draft_sentences', input }],
      usage: { input_tokens: 100, output_tokens: 20 },
      ...given,
    });

/** Ollama answers in lines, the last of which says that it is done. */
const llama =
  (parts: readonly string[], last: Readonly<Record<string, unknown>> | null): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    for (const content of parts)
      response.write(`${JSON.stringify({ model: 'm-1', message: { role: 'assistant', content }, done: false })}\n`);
    if (last) response.write(`${JSON.stringify({ model: 'm-1', message: { role: 'assistant', content: '' }, done: true, ...last })}\n`);
    response.end();
  };
const DONE = { done_reason: 'stop', prompt_eval_count: 100, eval_count: 20 };

describe('the providers', () => {
  it.each<readonly [ModelSettings['provider'], string, string, Behaviour]>([
    ['openai', '/v1', '/v1/chat/completions', answers(GOOD)],
    ['anthropic', '', '/v1/messages', claude(GOOD_OUTPUT)],
    ['ollama', '', '/api/chat', llama([GOOD.slice(0, 50), GOOD.slice(50)], DONE)],
  ])('%s is asked at the address of the settings under the schema, and gives sentences', async (provider, path, asked, behaviour) => {
    const server = await serve(behaviour);
    const narration = await aNarrator(someSettings(`${server.url}${path}`, { provider })).narrate(aRequest());
    expect(narration).toMatchObject({ failure: null, use: { provider, answeredBy: 'm-1', tokens: { input: 100, output: 20 } } });
    expect(narration.sentences).toHaveLength(3);
    expect(server.seen.map(({ url }) => url)).toEqual([asked]);
    expect(server.seen[0]?.body).toContain('"additionalProperties":false');
  });

  it.each<readonly [string, ModelSettings['provider'], Behaviour, ModelFailure]>([
    ['an Anthropic refusal', 'anthropic', claude({}, { stop_reason: 'refusal', content: [] }), 'MODEL.REFUSED'],
    ['an Anthropic answer cut at its length', 'anthropic', claude({}, { stop_reason: 'max_tokens' }), 'MODEL.UNAVAILABLE'],
    ['another Anthropic model', 'anthropic', claude(GOOD_OUTPUT, { model: 'n-1' }), 'MODEL.WRONG_MODEL'],
    ['an overloaded Anthropic', 'anthropic', (response) => json(response, { type: 'error' }, 529), 'MODEL.UNAVAILABLE'],
    ['a form with a field of its own', 'anthropic', claude({ ...GOOD_OUTPUT, tier: 'I' }), 'MODEL.OUTPUT_INVALID'],
    ['an Ollama stream that is cut', 'ollama', llama([GOOD.slice(0, 50)], null), 'MODEL.UNAVAILABLE'],
    ['an Ollama answer cut at its length', 'ollama', llama([GOOD], { ...DONE, done_reason: 'length' }), 'MODEL.UNAVAILABLE'],
    ['another Ollama model', 'ollama', llama([GOOD], { ...DONE, model: 'n-1' }), 'MODEL.WRONG_MODEL'],
    ['an Ollama without the model', 'ollama', (response) => json(response, { error: 'model not found' }, 404), 'MODEL.UNAVAILABLE'],
    ['an Ollama that never answers', 'ollama', () => undefined, 'MODEL.CAP_REACHED'],
    ['an Anthropic that never answers', 'anthropic', () => undefined, 'MODEL.CAP_REACHED'],
  ])('%s is told by its code', async (_, provider, behaviour, failure) => {
    const { url } = await serve(behaviour);
    const narration = await aNarrator(someSettings(url, { provider, timeoutMs: 400 })).narrate(aRequest());
    expect(narration).toMatchObject({ sentences: [], failure });
  });

  it.each(['json', 'text'] as const)('reads the answer of a server without schemas against ours (%s)', async (outputMode) => {
    const { url, seen } = await serve((response) => json(response, completion(GOOD)));
    const narration = await aNarrator(someSettings(`${url}/v1`, { outputMode })).narrate(aRequest());
    expect(narration.failure).toBeNull();
    expect(seen[0]?.body.includes('response_format')).toBe(outputMode === 'json');
  });
});

function traceTo(url: string): void {
  Object.assign(process.env, {
    LANGSMITH_TRACING: 'true',
    LANGSMITH_TRACING_V2: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_ENDPOINT: url,
    LANGCHAIN_ENDPOINT: url,
    LANGSMITH_API_KEY: 'planted',
    LANGCHAIN_CALLBACKS_BACKGROUND: 'false',
    LANGSMITH_GATEWAY: url,
    LANGSMITH_GATEWAY_API_KEY: 'planted',
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_BASE_URL: url,
    OLLAMA_BASE_URL: url,
  });
}

describe('what leaves with a call', () => {
  it('would be traced by LangChain\u2019s own way of calling a model, so that the test below means something', async () => {
    const tracer = await serve((response) => json(response, {}));
    const server = await serve(answers(GOOD));
    traceTo(tracer.url);
    await new PlainCompletions({ model: 'm-1', apiKey: 'k', maxRetries: 0, configuration: { baseURL: `${server.url}/v1` } }).invoke(
      'planted',
    );
    const until = performance.now() + 4000;
    while (tracer.seen.length === 0 && performance.now() < until) await new Promise((done) => setTimeout(done, 50));
    expect(tracer.seen.length).toBeGreaterThan(0);
  });

  it('traces nothing, whatever the environment asks for: no LangSmith, no gateway (PHI-03)', async () => {
    const tracer = await serve((response) => json(response, {}));
    traceTo(tracer.url);
    for (const [provider, path, behaviour] of [
      ['openai', '/v1', answers(GOOD)],
      ['anthropic', '', claude(GOOD_OUTPUT)],
      ['ollama', '', llama([GOOD], DONE)],
    ] as const) {
      const server = await serve(behaviour);
      const narration = await aNarrator(someSettings(`${server.url}${path}`, { provider })).narrate(aRequest());
      expect(narration.failure).toBeNull();
    }
    // A trace is sent in the background, a quarter of a second later.
    await new Promise((done) => setTimeout(done, 500));
    expect(tracer.seen).toEqual([]);
  });

  it('carries no key, organization or header of the environment and nothing of the machine', async () => {
    Object.assign(process.env, {
      OPENAI_API_KEY: 'planted-key',
      OPENAI_ORGANIZATION: 'planted-organization',
      OPENAI_PROJECT_ID: 'planted-project',
      OPENAI_ORG_ID: 'planted-organization',
      ANTHROPIC_API_KEY: 'planted-key',
      ANTHROPIC_AUTH_TOKEN: 'planted-token',
      ANTHROPIC_CUSTOM_HEADERS: 'x-planted: planted',
    });
    for (const [provider, path, behaviour] of [
      ['openai', '/v1', answers(GOOD)],
      ['anthropic', '', claude(GOOD_OUTPUT)],
    ] as const) {
      const server = await serve(behaviour);
      await aNarrator(someSettings(`${server.url}${path}`, { provider, apiKey: null })).narrate(aRequest());
      expect(server.seen).toHaveLength(1);
      const headers = JSON.stringify(server.seen[0]?.headers);
      expect(headers).not.toMatch(/planted|stainless|user-agent":"(?!node)/i);
    }
  });
});
