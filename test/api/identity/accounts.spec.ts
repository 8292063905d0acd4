import type { AccountList, Me, SessionList } from '@consilium/contracts';
import { checkedPassword } from './checked-password.ts';
import { Clinic, PASSWORD } from '../clinic.ts';
import type { Visitor } from '../visitor.ts';

let clinic: Clinic;
let admin: Visitor;
beforeAll(async () => {
  clinic = await Clinic.open();
  admin = await clinic.as('admin');
}, 120_000);
afterAll(() => clinic?.close());

const idOf = async (login: string): Promise<string> => {
  const { accounts } = (await admin.get('/api/v1/users')).body as AccountList;
  return accounts.find((one) => one.login === login)?.id ?? '';
};
const account = async (login: string) =>
  ((await admin.get('/api/v1/users')).body as AccountList).accounts.find((one) => one.login === login);
const add = (login: string, roles: readonly string[], specialty: string | null = null) =>
  admin.send('POST', '/api/v1/users', { login, name: `Test ${login}`, roles, specialty, password: PASSWORD });
const signIn = async (login: string, password = PASSWORD): Promise<Visitor> => {
  const visitor = clinic.visitor();
  const answer = await visitor.send('POST', '/api/v1/session', { login, password });
  if (answer.status !== 201) throw new Error(`${login}: ${answer.status}`);
  return visitor;
};
const OWN = 'a password of one’s own';
/** As somebody whose password an administrator has set. */
const firstSignIn = async (login: string): Promise<Visitor> => {
  const visitor = await signIn(login);
  const changed = await visitor.send('PUT', '/api/v1/session/password', { current: PASSWORD, next: OWN });
  if (changed.status !== 200) throw new Error(`${login}: ${changed.status}`);
  return visitor;
};
const code = (answer: { readonly body: unknown }): string => (answer.body as { code: string }).code;

describe('accounts (ACC-03)', () => {
  it('are added with an entry; their given password opens a session to change it in, and signs nothing before a second administrator (SIG-09)', async () => {
    expect((await add('neu', ['oncologist'], 'oncology')).status).toBe(201);
    expect(await account('neu')).toMatchObject({ hold: 'first-password', active: true, roles: ['oncologist'], boards: ['molecular'] });
    const person = await signIn('neu');
    expect((await person.get('/api/v1/session')).body).toMatchObject({ mustChangePassword: true });
    for (const [method, path] of [
      ['GET', 'cases'],
      ['GET', 'sessions'],
      ['POST', 'session/confirmation'],
    ] as const)
      expect([path, code(await person.send(method, `/api/v1/${path}`, method === 'GET' ? undefined : { password: PASSWORD }))]).toEqual([
        path,
        'AUTH.PASSWORD_GIVEN',
      ]);
    expect(await checkedPassword(clinic, 'neu', PASSWORD)).toBe('AUTH.SIGNING_HELD');
    expect(code(await person.send('PUT', '/api/v1/session/password', { current: 'wrong', next: 'a password of my own' }))).toBe(
      'AUTH.CREDENTIALS_WRONG',
    );
    expect((await person.send('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'a password of my own' })).status).toBe(200);
    expect((await person.get('/api/v1/session')).body).toMatchObject({ mustChangePassword: false });
    expect((await person.get('/api/v1/cases')).status).toBe(200);
    expect(await checkedPassword(clinic, 'neu', 'a password of my own')).toBe('AUTH.SIGNING_HELD');
    expect(await clinic.entries('password-changed')).toHaveLength(1);
  });

  it('whose password an administrator reset sign again only when the owner changed it and another administrator confirmed (SIG-09)', async () => {
    await add('zwei', ['administrator']);
    const id = await idOf('onko');
    expect((await admin.send('PUT', `/api/v1/users/${id}/password`, { password: 'set by the administrator' })).status).toBe(200);
    expect(code(await admin.send('POST', `/api/v1/users/${id}/reset-confirmation`))).toBe('USER.NOTHING_TO_CONFIRM');
    const impostor = await signIn('onko', 'set by the administrator');
    await impostor.send('PUT', '/api/v1/session/password', { current: 'set by the administrator', next: 'chosen by an impostor' });
    expect(await checkedPassword(clinic, 'onko', 'chosen by an impostor')).toBe('AUTH.SIGNING_HELD');
    expect(code(await admin.send('POST', `/api/v1/users/${id}/reset-confirmation`))).toBe('USER.NOT_YOURSELF');
    const second = await firstSignIn('zwei');
    expect((await second.send('POST', `/api/v1/users/${id}/reset-confirmation`)).status).toBe(200);
    expect(await checkedPassword(clinic, 'onko', 'chosen by an impostor')).toBe('ok');
    for (const action of ['password-reset', 'password-reset-confirmed']) expect(await clinic.entries(action)).toHaveLength(1);
  });

  it('lose their sessions when their roles change, and gain nothing in an open one', async () => {
    await add('wechsel', ['coordinator']);
    const person = await firstSignIn('wechsel');
    const id = await idOf('wechsel');
    expect((await admin.send('PUT', `/api/v1/users/${id}/roles`, { roles: ['auditor'], specialty: null })).status).toBe(200);
    expect((await person.get('/api/v1/session')).status).toBe(401);
    expect(((await (await signIn('wechsel', OWN)).get('/api/v1/session')).body as Me).permissions).toMatchObject({
      'audit:read': true,
      'case:submit': false,
    });
    expect(code(await admin.send('PUT', `/api/v1/users/${id}/roles`, { roles: ['auditor', 'oncologist'], specialty: null }))).toBe(
      'ACCESS.ROLES_CONFLICT',
    );
    expect(await clinic.entries('roles-changed')).toHaveLength(1);
  });

  it('are closed with all their sessions, but not by their owner and not the last administrator (ACC-07)', async () => {
    await add('weg', ['coordinator']);
    const person = await signIn('weg');
    expect((await admin.send('PUT', `/api/v1/users/${await idOf('weg')}/active`, { active: false })).status).toBe(200);
    expect((await person.get('/api/v1/session')).status).toBe(401);
    expect((await clinic.visitor().send('POST', '/api/v1/session', { login: 'weg', password: PASSWORD })).status).toBe(401);
    const own = await idOf('admin');
    expect(code(await admin.send('PUT', `/api/v1/users/${own}/active`, { active: false }))).toBe('USER.NOT_YOURSELF');
    expect(code(await admin.send('PUT', `/api/v1/users/${own}/roles`, { roles: ['oncologist'], specialty: 'oncology' }))).toBe(
      'USER.NOT_YOURSELF',
    );
    expect(code(await admin.send('PUT', `/api/v1/users/${own}/password`, { password: 'another long password' }))).toBe('USER.NOT_YOURSELF');
    const second = await signIn('zwei', OWN);
    const others = (await second.get('/api/v1/users')).body as AccountList;
    for (const { id, login, roles } of others.accounts)
      if (roles.includes('administrator') && login !== 'zwei') await second.send('PUT', `/api/v1/users/${id}/active`, { active: false });
    const zwei = others.accounts.find(({ login }) => login === 'zwei')?.id ?? '';
    const operator = { id: 'operator', kind: 'service', name: 'Operator', roles: [] } as const;
    const { users } = await import('@consilium/persistence');
    expect(await users(clinic.verifier, { demoAllowed: true }).setActive(zwei, false, operator)).toMatchObject({
      refusal: { code: 'USER.LAST_ADMINISTRATOR' },
    });
    await second.send('PUT', `/api/v1/users/${own}/active`, { active: true });
    admin = await clinic.as('admin');
  });

  it('are changed by administrators who have proved lately who they are', async () => {
    await clinic.verifier.query(
      `UPDATE clinic.session SET proved_at = proved_at - interval '6 minutes' WHERE user_id = (SELECT id FROM clinic.user WHERE login = 'admin')`,
    );
    expect(code(await add('spaet', ['coordinator']))).toBe('AUTH.PROOF_STALE');
    const before = admin.cookie;
    expect(code(await admin.send('POST', '/api/v1/session/confirmation', { password: 'wrong' }))).toBe('AUTH.CREDENTIALS_WRONG');
    expect((await admin.send('POST', '/api/v1/session/confirmation', { password: PASSWORD })).status).toBe(201);
    expect(admin.cookie).not.toBe(before);
    expect((await add('spaet', ['coordinator'])).status).toBe(201);
    const old = clinic.visitor();
    old.cookie = before;
    expect((await old.get('/api/v1/session')).status).toBe(401);
  });

  it('are no business of anybody else', async () => {
    const onlooker = await clinic.as('coord');
    for (const [method, path] of [
      ['GET', '/api/v1/users'],
      ['POST', '/api/v1/users'],
      ['PUT', `/api/v1/users/${await idOf('patho')}/roles`],
      ['PUT', `/api/v1/users/${await idOf('patho')}/password`],
    ] as const)
      expect(code(await onlooker.send(method, path, method === 'GET' ? undefined : {}))).toBe('ACCESS.ROLE_NOT_ALLOWED');
  });
});

describe('own sessions (ACC-04)', () => {
  it('are listed, ended one by one or all others at once, and never another person’s', async () => {
    const [here, there, elsewhere] = [await clinic.as('patho'), await clinic.as('patho'), await clinic.as('patho')];
    const { sessions } = (await here.get('/api/v1/sessions')).body as SessionList;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const other = await clinic.as('coord');
    expect(code(await other.send('DELETE', `/api/v1/sessions/${sessions[0]?.id}`))).toBe('SESSION.NOT_FOUND');
    const [mine] = ((await there.get('/api/v1/sessions')).body as SessionList).sessions.filter(({ current }) => current);
    expect((await here.send('DELETE', `/api/v1/sessions/${mine?.id}`)).status).toBe(204);
    expect((await there.get('/api/v1/session')).status).toBe(401);
    expect((await here.send('DELETE', '/api/v1/sessions')).status).toBe(204);
    expect((await elsewhere.get('/api/v1/session')).status).toBe(401);
    expect((await here.get('/api/v1/session')).status).toBe(200);
    for (const action of ['session-revoked', 'sessions-revoked']) expect(await clinic.entries(action)).toHaveLength(1);
  });
});
