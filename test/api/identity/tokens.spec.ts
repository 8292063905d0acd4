import type { AccountList, TokenMade } from '@consilium/contracts';
import { SERVICE_SCOPES } from '@consilium/domain';
import { Clinic, aSubmission } from '../clinic.ts';
import type { Answer, Visitor } from '../visitor.ts';

let clinic: Clinic;
let admin: Visitor;
let service: string;
beforeAll(async () => {
  clinic = await Clinic.open();
  admin = await clinic.as('admin');
  const made = await admin.send('POST', '/api/v1/users', { login: 'his', name: 'Hospital interface', kind: 'service' });
  service = (made.body as AccountList).accounts.find(({ login }) => login === 'his')?.id ?? '';
}, 120_000);
afterAll(() => clinic?.close());

const newToken = async (scopes: readonly string[], days = 30): Promise<TokenMade> =>
  (await admin.send('POST', `/api/v1/users/${service}/tokens`, { label: 'test', scopes, days })).body as TokenMade;
/** As a machine asks: no cookie, no header of the web app. */
async function ask(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${clinic.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}
const amrOf = async (action: string): Promise<unknown> => {
  const [row] = await clinic.database.query(
    `SELECT convert_from(body, 'UTF8')::json->'actor' AS actor FROM ledger.entry WHERE action = $1 ORDER BY ord DESC LIMIT 1`,
    [action],
  );
  return row.actor;
};

describe('tokens of machines (ACC-04)', () => {
  it('bring a case in and read it, and every use of its data is an entry that says so', async () => {
    const { token } = await newToken(['case:submit', 'case:read']);
    const submitted = await ask(token, 'POST', '/api/v1/cases', aSubmission());
    expect(submitted.status).toBe(201);
    const { caseId } = submitted.body as { caseId: string };
    expect((await ask(token, 'GET', `/api/v1/cases/${caseId}`)).status).toBe(200);
    expect(await amrOf('case-submitted')).toMatchObject({ ref: service, kind: 'service', amr: ['token'] });
    expect(await amrOf('read')).toMatchObject({ ref: service, kind: 'service', amr: ['token'] });
    expect(await ask(token, 'GET', '/api/v1/cases')).toMatchObject({ status: 403, body: { code: 'ACCESS.SCOPE_MISSING' } });
    expect(await clinic.entries('case:list')).toEqual([expect.objectContaining({ reason: 'ACCESS.SCOPE_MISSING' })]);
  });

  it('never sign, whatever scopes they have (SIG-15)', async () => {
    const { token } = await newToken(SERVICE_SCOPES);
    const { caseId } = (await ask(token, 'POST', '/api/v1/cases', aSubmission())).body as { caseId: string };
    for (const [method, path] of [
      ['POST', `/api/v1/cases/${caseId}/ballots`],
      ['POST', `/api/v1/cases/${caseId}/decisions`],
      ['GET', '/api/v1/audit'],
      ['GET', '/api/v1/users'],
      ['POST', `/api/v1/users/${service}/tokens`],
      ['GET', '/api/v1/session'],
      ['GET', '/api/v1/sessions'],
      ['PUT', '/api/v1/session/password'],
    ] as const)
      expect([path, (await ask(token, method, path, method === 'GET' ? undefined : {})).body]).toEqual([
        path,
        expect.objectContaining({ code: 'ACCESS.SERVICE_NOT_ALLOWED' }),
      ]);
  });

  it.each(['ballot:cast', 'decision:revise', 'audit:read', 'audit:read-case', 'user:manage', 'policy:manage'])(
    'can not be given %s',
    async (scope) => {
      expect((await admin.send('POST', `/api/v1/users/${service}/tokens`, { label: 'x', scopes: [scope], days: 1 })).status).toBe(400);
      await expect(
        clinic.database.query(
          `INSERT INTO clinic.api_token (id, user_id, label, token_sha256, scopes, created_at, created_by, expires_at)
         VALUES (gen_random_uuid(), $1, 'x', $2, ARRAY[$3], now(), 'x', now() + interval '1 day')`,
          [service, '0'.repeat(64), scope],
        ),
      ).rejects.toThrow(/api_token_scopes_check/);
    },
  );

  it('belong to services only, for a year at most', async () => {
    const [onko] = await clinic.database.query(`SELECT id FROM clinic.user WHERE login = 'onko'`);
    expect(await admin.send('POST', `/api/v1/users/${onko.id}/tokens`, { label: 'x', scopes: ['case:read'], days: 1 })).toMatchObject({
      status: 422,
      body: { code: 'TOKEN.INVALID', params: { field: 'user' } },
    });
    const insert = (user: string, days: number) =>
      clinic.database.query(
        `INSERT INTO clinic.api_token (id, user_id, label, token_sha256, scopes, created_at, created_by, expires_at)
         VALUES (gen_random_uuid(), $1, 'x', $2, '{case:read}', now(), 'x', now() + $3::int * interval '1 day')`,
        [user, '1'.repeat(64), days],
      );
    await expect(insert(onko.id, 1)).rejects.toThrow(/foreign key/);
    await expect(insert(service, 400)).rejects.toThrow(/check constraint/);
    await expect(insert(service, 1)).rejects.toThrow(/AUD-02/);
  });

  it('are nowhere stored, and end by revocation, by expiry and with their account', async () => {
    const tokens = await Promise.all([newToken(['case:list']), newToken(['case:list']), newToken(['case:list'])]);
    const [revoked, expired, closed] = tokens.map(({ token, made }) => ({ token, id: made.id }));
    if (!revoked || !expired || !closed) throw new Error('three tokens');
    expect(JSON.stringify(await clinic.database.query('SELECT * FROM clinic.api_token'))).not.toContain(revoked.token);
    for (const { token } of tokens) expect((await ask(token, 'GET', '/api/v1/cases')).status).toBe(200);
    expect((await admin.send('DELETE', `/api/v1/users/${service}/tokens/${revoked.id}`)).status).toBe(200);
    expect(await ask(revoked.token, 'GET', '/api/v1/cases')).toMatchObject({ status: 401, body: { code: 'AUTH.TOKEN_WRONG' } });
    expect((await clinic.entries('token-used'))[0]).toMatchObject({ outcome: 'refused', reason: 'AUTH.TOKEN_WRONG' });
    await admin.send('PUT', `/api/v1/users/${service}/active`, { active: false });
    expect((await ask(closed.token, 'GET', '/api/v1/cases')).status).toBe(401);
    await admin.send('PUT', `/api/v1/users/${service}/active`, { active: true });
    // Opened again, the account has none of its old tokens back.
    expect((await ask(closed.token, 'GET', '/api/v1/cases')).status).toBe(401);
    expect((await ask('not-a-token-at-all-but-long-enough', 'GET', '/api/v1/cases')).status).toBe(401);
    const { items } = await clinic.ports.trail.list({ action: 'token-revoked', limit: 50 });
    expect(items.map(({ object }) => object.id)).toEqual(expect.arrayContaining([revoked.id, expired.id, closed.id]));
  });

  it('make a cookie beside them worth nothing', async () => {
    const { token } = await newToken(['knowledge:read']);
    const answer = await fetch(`${clinic.url}/api/v1/users`, { headers: { authorization: `Bearer ${token}`, cookie: admin.cookie } });
    expect(answer.status).toBe(403);
  });
});
