import { afterEach, describe, expect, it } from '@jest/globals';
import type { ModelFailure, ModelGuards, Narration } from '@consilium/domain/evidence';
import { answers, completion, json, modelServer } from './model-server.fixture.ts';
import type { Behaviour, ModelServer } from './model-server.fixture.ts';
import type { ModelSettings } from './model-settings.ts';
import { GOOD_OUTPUT, aClock, aRequest, someGuards, someSettings } from './narrator.fixture.ts';
import { aNarrator } from './narrating.fixture.ts';

const GOOD = JSON.stringify(GOOD_OUTPUT);
const [SENTENCE] = GOOD_OUTPUT.sentences;
let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

interface Given {
  readonly settings?: Partial<ModelSettings>;
  readonly guards?: Partial<ModelGuards>;
}
async function narrate(behaviour: Behaviour, { settings, guards }: Given = {}): Promise<{ narration: Narration; requests: number }> {
  server = await modelServer(behaviour);
  const narration = await aNarrator(someSettings(`${server.url}/v1`, settings), { guards: someGuards(guards) }).narrate(aRequest());
  return { narration, requests: server.seen.length };
}

const withField = (name: string, value: unknown): string => JSON.stringify({ sentences: [{ ...SENTENCE, [name]: value }] });

describe('createNarrator with an endpoint that fails', () => {
  it.each<readonly [string, Behaviour, ModelFailure, number, Given?]>([
    ['answers 500 twice', (response) => json(response, {}, 500), 'MODEL.UNAVAILABLE', 2],
    ['answers 400', (response) => json(response, { error: { message: 'no' } }, 400), 'MODEL.UNAVAILABLE', 1],
    ['answers 401', (response) => json(response, { error: { message: 'no' } }, 401), 'MODEL.UNAVAILABLE', 1],
    ['answers 429 without saying when to come back', (response) => json(response, {}, 429), 'MODEL.UNAVAILABLE', 1],
    ['answers 429 for longer than the case has', (response) => json(response, {}, 429, { 'retry-after': '60' }), 'MODEL.UNAVAILABLE', 1],
    ['answers 429 again and again', (response) => json(response, {}, 429, { 'retry-after': '0' }), 'MODEL.UNAVAILABLE', 3],
    ['closes the connection', (response) => void response.destroy(), 'MODEL.UNAVAILABLE', 1],
    [
      'breaks off in the middle of its answer',
      (response) =>
        void (response.writeHead(200, { 'content-length': '5000' }).write('{"choices":[{"message":{"content":"{'), response.destroy()),
      'MODEL.UNAVAILABLE',
      1,
    ],
    [
      'answers what is no JSON',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
      'MODEL.UNAVAILABLE',
      1,
    ],
    ['answers with no choice', (response) => json(response, { model: 'm-1', choices: [] }), 'MODEL.UNAVAILABLE', 1],
    ['stops at its length', answers(GOOD.slice(0, 80), { finish: 'length' }), 'MODEL.UNAVAILABLE', 1],
    ['does not say that its answer is whole', answers(GOOD, { finish: null }), 'MODEL.UNAVAILABLE', 1],
    ['refuses in its field for it', (response) => json(response, completion(null, { refusal: 'No.' })), 'MODEL.REFUSED', 1],
    ['refuses in words', answers('I\u2019m sorry, but I can\u2019t help with that.'), 'MODEL.REFUSED', 1],
    ['filters its answer', answers('', { finish: 'content_filter' }), 'MODEL.REFUSED', 1],
    ['answers as another model', answers(GOOD, { model: 'm-10' }), 'MODEL.WRONG_MODEL', 1],
    ['answers as no one', answers(GOOD, { model: '' }), 'MODEL.WRONG_MODEL', 1],
    ['never answers', () => undefined, 'MODEL.CAP_REACHED', 1, { settings: { timeoutMs: 80 } }],
    [
      'drips its answer past the time',
      (response) => void response.writeHead(200).write('{"id":'),
      'MODEL.CAP_REACHED',
      1,
      { settings: { timeoutMs: 80 } },
    ],
    ['floods', answers('x'.repeat(50_000)), 'MODEL.OUTPUT_TOO_LARGE', 1, { settings: { maxAnswerBytes: 10_000 } }],
    ['answers prose, and prose again', answers('Certainly! Here are the sentences.'), 'MODEL.OUTPUT_INVALID', 2],
    ['answers half of a JSON object, twice', answers(GOOD.slice(0, -20)), 'MODEL.OUTPUT_INVALID', 2],
    ['answers nothing, twice', answers(''), 'MODEL.OUTPUT_INVALID', 2],
    ['redirects', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), 'MODEL.UNAVAILABLE', 1],
  ])('that %s, gives no sentence and the code', async (...[, behaviour, failure, requests, given]) => {
    const seen = await narrate(behaviour, given);
    expect(seen.narration).toMatchObject({ sentences: [], failure, use: { outcome: 'template', failure, calls: requests } });
    expect(seen.requests).toBe(requests);
  });

  it.each([
    ['a tier', 'tier', 'I'],
    ['a level', 'level', 'A'],
    ['an approval', 'approval', 'Approved by the chair'],
    ['a link', 'link', 'https://exfil.invalid/'],
    ['an addressee', 'addressee', 'someone@exfil.invalid'],
    ['an author', 'author', 'template'],
    ['an id', 'id', 'options-1'],
    ['a section of its own', 'section', 'decision'],
    ['a kind of its own', 'kind', 'approved'],
    ['no citation', 'citations', []],
    ['a text of 601 characters', 'text', 'x'.repeat(601)],
  ])('refuses an answer with %s', async (_, name, value) => {
    const { narration } = await narrate(answers(withField(name, value)));
    expect(narration).toMatchObject({ sentences: [], failure: 'MODEL.OUTPUT_INVALID' });
  });

  it.each([
    ['options of its own', JSON.stringify({ ...GOOD_OUTPUT, options: [] })],
    ['61 sentences', JSON.stringify({ sentences: Array(61).fill(SENTENCE) })],
    ['an object inside a list', JSON.stringify([GOOD_OUTPUT])],
    ['a second object', `${GOOD}${GOOD}`],
  ])('refuses an answer with %s', async (_, content) => {
    expect((await narrate(answers(content))).narration.failure).toBe('MODEL.OUTPUT_INVALID');
  });

  it('repairs once, and tells the model what was wrong without its own words (LLM-01)', async () => {
    const planted = withField('canaryField', 'canary value');
    const { narration } = await narrate((response, _, count) => json(response, completion(count === 1 ? planted : GOOD)));
    expect(narration).toMatchObject({ failure: null, use: { repaired: true, calls: 2, tokens: { input: 200, output: 40 } } });
    expect(narration.sentences).toHaveLength(3);
    const [first, second] = server!.seen.map(({ body }) =>
      JSON.parse(body)
        .messages.map(({ content }: { content: string }) => content)
        .join('\n'),
    );
    expect(second).toContain('did not fit the schema');
    expect(second).not.toMatch(/canary/);
    expect(second.startsWith(first)).toBe(true);
  });

  it('tries once more after a 500, and waits as long as a 429 says', async () => {
    const once = await narrate((response, _, count) => (count === 1 ? json(response, {}, 500) : json(response, completion(GOOD))));
    expect(once.narration).toMatchObject({ failure: null, use: { calls: 2, repaired: false } });
    await server?.close();
    const started = performance.now();
    const waited = await narrate((response, _, count) =>
      count === 1 ? json(response, {}, 429, { 'retry-after': '0.2' }) : json(response, completion(GOOD)),
    );
    expect(waited.narration.failure).toBeNull();
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });

  it('takes an answer inside one Markdown fence', async () => {
    expect((await narrate(answers(`\`\`\`json\n${GOOD}\n\`\`\``))).narration.failure).toBeNull();
  });
});

describe('createNarrator and its guards', () => {
  const stop = { scope: 'site', target: '*', stopped: true, reason: 'test', by: 'u', at: '2026-01-01T00:00:00Z' } as const;

  it.each<readonly [string, Given, ModelFailure]>([
    ['a stop switch is on (AIO-06)', { guards: { stopped: async () => [stop] } }, 'MODEL.STOPPED'],
    ['the switches can\u2019t be read', { guards: { stopped: () => Promise.reject(new Error('down')) } }, 'MODEL.FAILED'],
    ['the host is not on the list', { settings: { allowedHosts: ['api.example.org'] } }, 'MODEL.DESTINATION_REFUSED'],
    [
      'the address carries a password',
      { settings: { baseUrl: 'http://me:hush@127.0.0.1:1/v1', allowedHosts: ['127.0.0.1:1'] } },
      'MODEL.DESTINATION_REFUSED',
    ],
    ['the case has no tokens left', { settings: { tokensPerCase: 1500 } }, 'MODEL.CAP_REACHED'],
    ['the day has no tokens left', { guards: { spentToday: async () => ({ tokens: 999_000, costMicros: 0 }) } }, 'MODEL.CAP_REACHED'],
    [
      'the day has no money left',
      {
        settings: { pricesMicros: { input: 1_000_000, output: 2_000_000 }, costMicrosPerDay: 5000 },
        guards: { spentToday: async () => ({ tokens: 0, costMicros: 4000 }) },
      },
      'MODEL.CAP_REACHED',
    ],
    [
      'the entry of the call can\u2019t be written',
      { guards: { recordCall: () => Promise.reject(new Error('ledger down')) } },
      'MODEL.FAILED',
    ],
  ])('sends no byte when %s', async (_, given, failure) => {
    const { narration, requests } = await narrate(answers(GOOD), given);
    expect(narration).toMatchObject({ sentences: [], failure });
    expect(requests).toBe(0);
  });

  it('reads the stop switch again before the second try', async () => {
    let asked = 0;
    const guards = { stopped: async () => ((asked += 1) > 1 ? [stop] : []) };
    const { narration, requests } = await narrate((response) => json(response, {}, 500), { guards });
    expect([narration.failure, requests]).toEqual(['MODEL.STOPPED', 1]);
  });

  it('comes back in time when a guard waits for its store, and sends nothing afterwards', async () => {
    let go: (none: readonly []) => void = () => undefined;
    const stopped = () => new Promise<readonly []>((done) => (go = done));
    const { narration, requests } = await narrate(answers(GOOD), { settings: { timeoutMs: 50 }, guards: { stopped } });
    expect(narration).toMatchObject({ failure: 'MODEL.CAP_REACHED', use: { failure: 'MODEL.CAP_REACHED', calls: 0 } });
    go([]);
    await new Promise((done) => setTimeout(done, 50));
    expect([requests, server?.seen.length]).toEqual([0, 0]);
  });

  it('does not use text of a call whose use could not be recorded', async () => {
    const { narration } = await narrate(answers(GOOD), { guards: { recordUse: () => Promise.reject(new Error('down')) } });
    expect(narration).toMatchObject({ sentences: [], failure: 'MODEL.FAILED' });
  });

  it('counts the cost by the prices of the site, rounded up', async () => {
    const { narration } = await narrate(answers(GOOD), { settings: { pricesMicros: { input: 1_000_001, output: 2_000_000 } } });
    expect(narration.use?.costMicros).toBe(141);
  });

  it.each([
    null,
    { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    { prompt_tokens: 1.5, completion_tokens: 20, total_tokens: 21.5 },
    { prompt_tokens: -100, completion_tokens: 20, total_tokens: -80 },
  ])('counts what it sent and allowed where an endpoint does not count, or counts so: %j', async (usage) => {
    const { narration } = await narrate(answers(GOOD, { usage }));
    expect(narration.use?.tokens?.output).toBe(1000);
    expect(narration.use?.tokens?.input).toBeGreaterThan(500);
  });

  it('lets a case that is drafted again and again meet its cap, and another case pass', async () => {
    server = await modelServer(answers(GOOD, { usage: { prompt_tokens: 8000, completion_tokens: 1000, total_tokens: 9000 } }));
    const narrator = aNarrator(someSettings(`${server.url}/v1`, { tokensPerCase: 10_000 }));
    const outcomes = [];
    for (const caseId of ['case-1', 'case-1', 'case-2']) outcomes.push((await narrator.narrate(aRequest({ caseId }))).failure);
    expect(outcomes).toEqual([null, 'MODEL.CAP_REACHED', null]);
  });

  it('leaves an endpoint alone after three failures, for a minute, then asks once', async () => {
    let broken = true;
    server = await modelServer((response) => (broken ? json(response, {}, 400) : json(response, completion(GOOD))));
    const clock = aClock();
    const narrator = aNarrator(someSettings(`${server.url}/v1`), { clock });
    const ask = async (): Promise<ModelFailure | null> => (await narrator.narrate(aRequest())).failure;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([...Array(3).fill('MODEL.UNAVAILABLE'), 'MODEL.CIRCUIT_OPEN']);
    expect(server.seen).toHaveLength(3);
    clock.pass(61_000);
    expect(await ask()).toBe('MODEL.UNAVAILABLE');
    expect(await ask()).toBe('MODEL.CIRCUIT_OPEN');
    clock.pass(61_000);
    broken = false;
    expect([await ask(), await ask()]).toEqual([null, null]);
  });
});
