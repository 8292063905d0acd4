import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogNotSigned } from '@consilium/persistence';
import { AS_PERSON, CASE_ID, anActor, fakePorts, testApi } from '../api.builder.ts';
import type { ApiPorts } from '../platform/ports.ts';

const AUDITOR = anActor(['auditor'], null);
let app: NestFastifyApplication | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

const ask = async (replaced: Partial<ApiPorts>, query = `case=${CASE_ID}`, actor = AUDITOR) => {
  app = await testApi(fakePorts(actor, replaced));
  return app.inject({ method: 'GET', url: `/api/v1/audit/export?${query}`, headers: AS_PERSON });
};

/** Ports that note the order in which things happen. */
function bench() {
  const events: string[] = [];
  const scopes: unknown[] = [];
  const text = async function* () {
    events.push('data');
    yield '{"t":"bundle"}\n';
  };
  const exports: ApiPorts['exports'] = {
    prepare: async (scope) => {
      scopes.push(scope);
      return { cases: [CASE_ID], entries: 1, text };
    },
  };
  const trail: ApiPorts['trail'] = { ...fakePorts().trail, recordRead: async ({ what }) => void events.push(`entry ${what}`) };
  return { events, scopes, exports, trail };
}

describe('GET audit/export', () => {
  it('writes its entry before a byte leaves, under a name that says nothing (AUD-14, AUD-17)', async () => {
    const { events, scopes, exports, trail } = bench();
    const answer = await ask({ exports, trail });
    expect([answer.statusCode, answer.body]).toEqual([200, '{"t":"bundle"}\n']);
    expect(events).toEqual(['entry audit-export', 'data']);
    expect(scopes).toEqual([{ kind: 'case', id: CASE_ID }]);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="audit-[0-9a-f]{8}\.jsonl"$/);
  });

  it('sends nothing when the entry can not be written', async () => {
    const { events, exports, trail } = bench();
    const broken = { ...trail, recordRead: () => Promise.reject(new Error('down')) };
    const answer = await ask({ exports, trail: broken });
    expect([answer.statusCode, answer.json().code, events]).toEqual([503, 'AUDIT.UNAVAILABLE', []]);
  });

  it.each([
    ['patient=P-1', { kind: 'patient', id: 'P-1' }],
    [`user=${CASE_ID}`, { kind: 'user', id: CASE_ID }],
    [
      'from=2026-01-01T00:00:00.000Z&to=2026-02-01T00:00:00.000Z',
      { kind: 'period', from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
    ],
    ['log=whole', { kind: 'log' }],
  ])('takes %s for its scope', async (query, scope) => {
    const { scopes, exports, trail } = bench();
    expect((await ask({ exports, trail }, query)).statusCode).toBe(200);
    expect(scopes).toEqual([scope]);
  });

  it.each(['', 'case=C-1&log=whole', 'from=2026-01-01T00:00:00.000Z'])('refuses "%s", which names no one scope', async (query) =>
    expect((await ask({}, query)).statusCode).toBe(400),
  );

  it('knows no case that is not there', async () => expect((await ask({}, 'case=C-9999')).statusCode).toBe(404));

  it('says so while no checkpoint is signed', async () => {
    const exports = { prepare: () => Promise.reject(new LogNotSigned()) };
    expect((await ask({ exports })).statusCode).toBe(503);
  });

  it.each(['oncologist', 'coordinator', 'administrator'] as const)('is closed to the %s', async (role) =>
    expect((await ask({}, 'log=whole', anActor([role], null))).statusCode).toBe(403),
  );
});
