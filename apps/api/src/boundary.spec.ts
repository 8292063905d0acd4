import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AS_PERSON, CASE_ID, anActor, fakePorts, testApi, testConfig } from './api.builder.ts';
import type { TestApiOptions } from './api.builder.ts';
import { isOwnWrite } from './platform/cross-site.guard.ts';
import type { ApiPorts } from './platform/ports.ts';

let app: NestFastifyApplication | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
const start = async (ports: ApiPorts = fakePorts(), options: TestApiOptions = {}) => (app = await testApi(ports, options));

describe('problems', () => {
  it('have a stable code, the correlation id of the caller, and no query string', async () => {
    const api = await start();
    const answer = await api.inject({ method: 'GET', url: '/api/v1/nowhere?q=CANARY', headers: { 'x-correlation-id': 'trace-0815' } });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-correlation-id']).toBe('trace-0815');
    expect(answer.json()).toEqual({
      type: 'urn:consilium:problem:request.not_found',
      title: 'There is nothing at this address',
      status: 404,
      instance: '/api/v1/nowhere',
      code: 'REQUEST.NOT_FOUND',
      correlationId: 'trace-0815',
    });
  });

  it('name the wrong field but not its value', async () => {
    const api = await start();
    const payload = { patient: { pseudonym: 'Jane CANARY', sex: 'female' }, diagnosis: { code: 'LUAD' } };
    const answer = await api.inject({ method: 'POST', url: '/api/v1/cases', headers: AS_PERSON, payload });
    expect(answer.json()).toMatchObject({ status: 400, code: 'REQUEST.INVALID', errors: [{ path: 'patient.pseudonym' }] });
    expect(answer.body).not.toContain('CANARY');
  });

  it.each([
    ['broken JSON', { payload: '{"a":', headers: { ...AS_PERSON, 'content-type': 'application/json' } }, 400, 'REQUEST.INVALID'],
    ['XML', { payload: '<a/>', headers: { ...AS_PERSON, 'content-type': 'application/xml' } }, 415, 'REQUEST.MEDIA_TYPE'],
    [
      'a body over the cap',
      { payload: JSON.stringify({ question: 'x'.repeat(2_000_000) }), headers: { ...AS_PERSON, 'content-type': 'application/json' } },
      413,
      'REQUEST.BODY_TOO_LARGE',
    ],
    [
      'a malformed idempotency key',
      { payload: { question: 'Which?' }, headers: { ...AS_PERSON, 'idempotency-key': 'a b' } },
      400,
      'IDEMPOTENCY.KEY_INVALID',
    ],
  ])('answer %s with a code', async (_what, request, status, code) => {
    const api = await start();
    const answer = await api.inject({ method: 'PUT', url: `/api/v1/cases/${CASE_ID}/question`, ...request });
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('keep the message of an unforeseen error inside', async () => {
    const ports = fakePorts();
    const lines: string[] = [];
    const failing = async (): Promise<never> => {
      throw new Error('Key (pseudonym)=(CANARY) exists');
    };
    const api = await start(
      { ...ports, cases: { ...ports.cases, record: failing } },
      { lines, config: testConfig({ CONSILIUM_LOG_LEVEL: 'info' }) },
    );
    const answer = await api.inject({ method: 'GET', url: `/api/v1/cases/${CASE_ID}?secret=CANARY`, headers: AS_PERSON });
    expect(answer.json()).toMatchObject({ status: 500, code: 'UNEXPECTED' });
    expect(answer.body + lines.join('')).not.toContain('CANARY');
    expect(lines.join('')).toContain('/api/v1/cases/:caseId');
  });
});

describe('isOwnWrite', () => {
  const host = 'clinic.example:8080';
  it.each([
    ['another site', { host, origin: 'https://evil.example', 'x-consilium-client': 'web' }, false],
    ['another port of this machine', { host, origin: 'http://clinic.example:9999' }, false],
    ['this application', { host, origin: 'http://clinic.example:8080' }, true],
    ['a browser that says cross-site', { host, 'sec-fetch-site': 'cross-site', 'x-consilium-client': 'web' }, false],
    ['a form without origin', { host }, false],
    ['the command line', { host, 'x-consilium-client': 'cli' }, true],
    ['an opaque origin', { host, origin: 'null', 'x-consilium-client': 'web' }, false],
    ['the public address behind a proxy', { host: 'inside:1', origin: 'https://board.example' }, true],
  ])('judges a write from %s', (_who, headers, own) => {
    expect(isOwnWrite(headers, 'https://board.example')).toBe(own);
  });

  it('is asked at every write', async () => {
    const api = await start();
    const answer = await api.inject({
      method: 'PUT',
      url: `/api/v1/cases/${CASE_ID}/question`,
      headers: { ...AS_PERSON, origin: 'https://evil.example' },
      payload: { question: 'Which?' },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: 'REQUEST.CROSS_SITE' });
  });
});

describe('limits and probes', () => {
  it('slows down who guesses passwords', async () => {
    const ports = fakePorts(null);
    const signIn: ApiPorts['signIn'] = {
      ...ports.signIn,
      withPassword: async () => ({ ok: false, refusal: { code: 'AUTH.CREDENTIALS_WRONG', detail: {} } }),
    };
    const api = await start({ ...ports, signIn }, { config: testConfig({ CONSILIUM_RATE_LOGIN_PER_MINUTE: '3' }) });
    const guess = () => api.inject({ method: 'POST', url: '/api/v1/session', headers: AS_PERSON, payload: { login: 'a', password: 'b' } });
    const statuses = [await guess(), await guess(), await guess(), await guess()].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(Number((await guess()).headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is not ready while a part does not answer', async () => {
    const ports = fakePorts(anActor());
    const health = { alarm: 'LOG.WITNESS_AHEAD', size: 12, oldestPendingS: 75, unwitnessedS: null };
    const api = await start({
      ...ports,
      ready: { ...ports.ready, temporal: () => Promise.reject(new Error('down')) },
      logHealth: async () => health,
    });
    expect((await api.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
    const answer = await api.inject({ method: 'GET', url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: 'not ready', checks: { database: true, migrations: true, temporal: false, knowledge: true }, log: health },
    ]);
  });

  it('stays ready while the log stands still, and tells so: an auditor must still see why (AUD-17)', async () => {
    const ports = fakePorts(anActor());
    const telling = await start({
      ...ports,
      logHealth: async () => ({ alarm: 'LOG.WITNESS_AHEAD', size: 12, oldestPendingS: 75, unwitnessedS: null }),
    });
    const answer = await telling.inject({ method: 'GET', url: '/readyz' });
    expect([answer.statusCode, answer.json().log]).toEqual([
      200,
      { alarm: 'LOG.WITNESS_AHEAD', size: 12, oldestPendingS: 75, unwitnessedS: null },
    ]);
    const silent = await start({ ...ports, logHealth: () => Promise.reject(new Error('down')) });
    expect((await silent.inject({ method: 'GET', url: '/readyz' })).json().log).toBeNull();
  });

  it('counts requests by route pattern and sends the headers that lock the page down', async () => {
    const api = await start();
    const answer = await api.inject({ method: 'GET', url: `/api/v1/cases/${CASE_ID}`, headers: AS_PERSON });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const metrics = (await api.inject({ method: 'GET', url: '/metrics' })).body;
    expect(metrics).toContain('http_requests_total{method="GET",route="/api/v1/cases/:caseId",status="404"} 1');
    expect(metrics).not.toContain(CASE_ID);
  });

  it('offers demo sign-in only in a demo', async () => {
    const api = await start();
    expect(
      (await api.inject({ method: 'POST', url: '/api/v1/session/demo', headers: AS_PERSON, payload: { login: 'x' } })).json(),
    ).toMatchObject({ status: 404, code: 'SESSION.DEMO_OFF' });
    expect((await api.inject({ method: 'GET', url: '/api/v1/demo-users' })).json()).toEqual({ users: [], signingPassword: null });
  });

  it('describes its routes from the contract', async () => {
    const api = await start();
    const document = (await api.inject({ method: 'GET', url: '/api/docs-json' })).json();
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/cases/{caseId}/ballots', '/api/v1/cases/{caseId}/files', '/api/v1/session']),
    );
    const ballot = document.paths['/api/v1/cases/{caseId}/ballots'].post.requestBody.content['application/json'].schema;
    expect(Object.keys(ballot.properties)).toEqual(expect.arrayContaining(['choice', 'password', 'timeZone']));
    expect((await api.inject({ method: 'GET', url: '/api/docs' })).statusCode).toBe(200);
  });
});
