import { Clinic, PASSWORD } from './clinic.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await Clinic.open({ CONSILIUM_DEMO_PASSWORD: PASSWORD })), 120_000);
afterAll(async () => clinic?.close());

describe('session', () => {
  it('opens with a password, says what the person may do, and ends for good', async () => {
    const visitor = clinic.visitor();
    const opened = await visitor.send('POST', '/api/v1/session', { login: 'onko', password: PASSWORD });
    expect(opened).toMatchObject({
      status: 201,
      body: { user: { login: 'onko', specialty: 'oncology' }, permissions: { 'ballot:cast': true, 'user:manage': false }, demo: true },
    });
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect(opened.headers.get('set-cookie')).toMatch(/SameSite=Strict/i);
    expect((await visitor.get('/api/v1/session')).status).toBe(200);
    const { cookie } = visitor;
    expect((await visitor.send('DELETE', '/api/v1/session')).status).toBe(204);
    visitor.cookie = cookie;
    expect(await visitor.get('/api/v1/session')).toMatchObject({ status: 401, body: { code: 'SESSION.REQUIRED' } });
  });

  it('makes an entry of a failed sign-in, and locks after five', async () => {
    const visitor = clinic.visitor();
    const guess = () => visitor.send('POST', '/api/v1/session', { login: 'patho', password: 'wrong' });
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt++) codes.push(((await guess()).body as { code: string }).code);
    expect(codes).toEqual([...Array<string>(5).fill('AUTH.CREDENTIALS_WRONG'), 'AUTH.LOCKED']);
    expect((await clinic.entries('signed-in')).filter(({ outcome }) => outcome === 'failed')).toHaveLength(6);
  });

  it('opens a demo session with one click, for demo users only', async () => {
    const visitor = clinic.visitor();
    expect(await visitor.get('/api/v1/demo-users')).toMatchObject({ status: 200, body: { signingPassword: PASSWORD } });
    expect(await visitor.send('POST', '/api/v1/session/demo', { login: 'coord' })).toMatchObject({
      status: 201,
      body: { user: { login: 'coord' } },
    });
    expect((await visitor.send('POST', '/api/v1/session/demo', { login: 'nobody' })).status).toBe(401);
  });

  it('makes an entry of a denial', async () => {
    const admin = await clinic.as('admin');
    expect(await admin.get('/api/v1/cases')).toMatchObject({ status: 403, body: { code: 'ACCESS.ROLE_NOT_ALLOWED' } });
    expect(await clinic.entries('case:list')).toEqual([expect.objectContaining({ outcome: 'refused', reason: 'ACCESS.ROLE_NOT_ALLOWED' })]);
  });

  it('is ready over a migrated database', async () => {
    expect(await clinic.visitor().get('/readyz')).toMatchObject({
      status: 200,
      body: { checks: { database: true, migrations: true, temporal: true, knowledge: true } },
    });
  });
});
