import { afterEach, describe, expect, it } from '@jest/globals';
import { modelServer } from './model-server.fixture.ts';
import type { ModelServer } from './model-server.fixture.ts';
import { newSighting, retryAfterOf, watchedFetch } from './watched-fetch.ts';
import type { Watch } from './watched-fetch.ts';

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function watched(given: Partial<Watch> = {}) {
  server = await modelServer((response) => void response.writeHead(200, { 'retry-after': '2' }).end('fine'));
  const sighting = newSighting();
  const watch: Watch = {
    fetch: globalThis.fetch,
    destination: server.host,
    signal: AbortSignal.timeout(2000),
    maxAnswerBytes: 1000,
    record: async () => undefined,
    now: () => 0,
    ...given,
  };
  return { fetch: watchedFetch(watch, sighting), sighting, url: server.url, seen: server.seen };
}

const POST = { method: 'POST', body: '{}' } as const;

describe('watchedFetch', () => {
  it('tells what was seen, and gives the answer on', async () => {
    const { fetch, sighting, url } = await watched();
    expect(await (await fetch(url, POST)).text()).toBe('fine');
    expect(sighting).toEqual({ sent: true, status: 200, retryAfterMs: 2000, answerBytes: 4, stopped: null });
  });

  it('sends nothing when a client turns to another host than the one of the settings', async () => {
    const { fetch, sighting, url, seen } = await watched({ destination: 'api.example.org' });
    await expect(fetch(url, POST)).rejects.toMatchObject({ code: 'MODEL.CALL_STOPPED' });
    expect([sighting.sent, sighting.stopped, seen.length]).toEqual([false, 'destination', 0]);
  });

  it.each([
    ['a request object', (url: string) => new Request(url, POST), undefined],
    ['a request without a body', (url: string) => url, { method: 'GET' }],
    ['a body that can\u2019t be hashed before it is sent', (url: string) => url, { method: 'POST', body: new Blob(['{}']) }],
  ] as const)('sends nothing for %s', async (_, input, init) => {
    const { fetch, url, seen } = await watched();
    await expect(fetch(input(url), init)).rejects.toMatchObject({ code: 'MODEL.CALL_STOPPED' });
    expect(seen).toEqual([]);
  });

  it('cuts the headers to those that a provider needs', async () => {
    const { fetch, url, seen } = await watched();
    const headers = { 'x-stainless-os': 'planted', 'openai-organization': 'planted', cookie: 'planted', authorization: 'Bearer key' };
    await fetch(url, { ...POST, headers });
    expect(seen[0]?.headers['authorization']).toBe('Bearer key');
    expect(JSON.stringify(seen[0]?.headers)).not.toContain('planted');
  });

  it('sends nothing once the time of the case is over, though the entry was being written meanwhile', async () => {
    const over = new AbortController();
    const { fetch, url, seen } = await watched({ signal: over.signal, record: async () => over.abort() });
    await expect(fetch(url, POST)).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});

describe('retryAfterOf', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    [null, null],
    ['', null],
    ['0', 0],
    ['2', 2000],
    ['0.5', 500],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ])('reads %j as %p ms', (header, ms) => {
    expect(retryAfterOf(header, now)).toBe(ms);
  });
});
