import { randomUUID } from 'node:crypto';
import { ENGINE, sessions, users } from './index.ts';
import type { NewUser } from './index.ts';
import { raw } from './spec-support/by-hand.ts';
import { PASSWORD, openClinic, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await openClinic()), 120_000);
afterAll(() => clinic?.close());

const accounts = () => users(clinic.verifier, { demoAllowed: true });
const newUser = (more: Partial<NewUser> = {}): NewUser => ({
  login: `u-${randomUUID()}`,
  name: 'Dr New',
  roles: ['oncologist'],
  specialty: 'oncology',
  password: PASSWORD,
  ...more,
});
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('local accounts (ACC-03)', () => {
  it('are made with an entry that holds no password', async () => {
    const made = value(await accounts().create(newUser(), ENGINE));
    const { items } = await clinic.audit.list({ action: 'user-added' });
    expect(items[0]).toMatchObject({ object: { type: 'user', id: made.id }, detail: { roles: ['oncologist'] } });
    const [row] = await clinic.owner.query('SELECT password_hash AS hash FROM clinic.user WHERE id = $1', [made.id]);
    expect(row.hash).toMatch(/^scrypt\$16384\$8\$5\$/);
    expect(JSON.stringify(items)).not.toContain(row.hash);
  });

  it.each<[string, Partial<NewUser>, string]>([
    ['a short password', { password: 'short' }, 'AUTH.PASSWORD_WEAK'],
    ['an administrator who also treats patients (ACC-07)', { roles: ['administrator', 'oncologist'] }, 'ACCESS.ROLES_CONFLICT'],
    ['an auditor who also treats patients (ACC-07)', { roles: ['auditor', 'pathologist'] }, 'ACCESS.ROLES_CONFLICT'],
    ['a service with a seat (SIG-15)', { kind: 'service', roles: [], specialty: 'oncology', password: null }, 'USER.INVALID'],
    ['a service with a password (SIG-15)', { kind: 'service', roles: [], specialty: null }, 'USER.INVALID'],
    ['a person without a role', { roles: [] }, 'USER.INVALID'],
    ['a login with blanks', { login: 'a b' }, 'USER.INVALID'],
  ])('are refused for %s', async (_, more, code) => expect(await accounts().create(newUser(more), ENGINE)).toMatchObject(refusal(code)));

  it('refuse a login that differs from a known one in case only', async () => {
    const user = newUser();
    value(await accounts().create(user, ENGINE));
    expect(await accounts().create({ ...user, login: user.login.toUpperCase() }, ENGINE)).toMatchObject(refusal('USER.LOGIN_TAKEN'));
  });

  it('check a password, and tell an unknown login no other than a wrong password', async () => {
    const user = newUser();
    const made = value(await accounts().create(user, ENGINE));
    expect(value(await accounts().verifyPassword(user.login, PASSWORD, 'r1'))).toMatchObject({
      id: made.id,
      kind: 'person',
      specialty: 'oncology',
    });
    const [wrong, unknown] = [
      await accounts().verifyPassword(user.login, 'wrong', 'r2'),
      await accounts().verifyPassword('no-such-login', PASSWORD, 'r3'),
    ];
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject(refusal('AUTH.CREDENTIALS_WRONG'));
    const { items } = await clinic.audit.list({ action: 'signed-in', outcome: 'failed' });
    expect(items.map(({ actor }) => actor.id)).toEqual(['unknown', made.id]);
  });

  it('count guesses sent at once, so that no more than five are looked at', async () => {
    const user = newUser();
    value(await accounts().create(user, ENGINE));
    const codes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => accounts().verifyPassword(user.login, `guess ${index}`, 'r')),
    );
    expect(codes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'AUTH.LOCKED')).toHaveLength(3);
    expect(await accounts().verifyPassword(user.login, PASSWORD, 'r')).toMatchObject(refusal('AUTH.LOCKED'));
  });

  it('of a demo are refused where the site does not allow them', async () => {
    const user = newUser({ demo: true });
    value(await accounts().create(user, ENGINE));
    expect((await accounts().demoUsers()).map(({ login }) => login)).toContain(user.login);
    const production = users(clinic.verifier, { demoAllowed: false });
    expect(await production.verifyPassword(user.login, PASSWORD, 'r')).toMatchObject(refusal('ACCESS.DEMO_REFUSED'));
    expect(await production.demoUsers()).toEqual([]);
    expect((await clinic.audit.list({ action: 'signed-in', outcome: 'refused' })).items[0]).toMatchObject({
      reason: 'ACCESS.DEMO_REFUSED',
    });
  });

  it('of a demo lose their open sessions where the site does not allow them', async () => {
    const { id } = value(await accounts().create(newUser({ demo: true }), ENGINE));
    const { token } = value(await sessions(clinic.verifier, { demoAllowed: true }).create(id, 'r'));
    expect(await sessions(clinic.verifier, { demoAllowed: true }).read(token)).not.toBeNull();
    expect(await sessions(clinic.verifier, { demoAllowed: false }).read(token)).toBeNull();
    expect(await sessions(clinic.verifier, { demoAllowed: false }).create(id, 'r')).toMatchObject(refusal('ACCESS.INACTIVE'));
  });

  it('lose every open session with their old password', async () => {
    const { id } = value(await accounts().create(newUser(), ENGINE));
    const { token } = value(await sessions(clinic.verifier, { demoAllowed: true }).create(id, 'r'));
    value(await accounts().setPassword(id, 'another long password', ENGINE));
    expect(await sessions(clinic.verifier, { demoAllowed: true }).read(token)).toBeNull();
  });

  it('that were closed can not sign in, and a new password replaces the old', async () => {
    const user = newUser();
    const { id } = value(await accounts().create(user, ENGINE));
    value(await accounts().setPassword(id, 'another long password', ENGINE));
    expect(await accounts().verifyPassword(user.login, PASSWORD, 'r')).toMatchObject(refusal('AUTH.CREDENTIALS_WRONG'));
    value(await accounts().verifyPassword(user.login, 'another long password', 'r'));
    value(await accounts().setActive(id, false, ENGINE));
    expect(await accounts().verifyPassword(user.login, 'another long password', 'r')).toMatchObject(refusal('AUTH.CREDENTIALS_WRONG'));
  });
});

describe('sessions (ACC-04)', () => {
  const store = (timeouts = {}) => sessions(clinic.verifier, { demoAllowed: true, ...timeouts });
  const open = async () => value(await store().create(clinic.people.oncologist.id, 'r'));

  it('are known by a token that is nowhere stored', async () => {
    const { token, session } = await open();
    expect(await store().read(token)).toMatchObject({ id: session.id, actor: clinic.people.oncologist });
    expect(JSON.stringify(await clinic.owner.query('SELECT * FROM clinic.session'))).not.toContain(token);
    expect(await store().read('guessed')).toBeNull();
  });

  it('end by sign-out, by idle time-out, by absolute time-out, and when the account is closed', async () => {
    const [out, idle, absolute, closed] = [
      await open(),
      await open(),
      await open(),
      value(await store().create(clinic.people.secondOncologist.id, 'r')),
    ];
    await store().revoke(out.token, 'r');
    await clinic.owner.query(`UPDATE clinic.session SET last_seen_at = last_seen_at - interval '31 minutes' WHERE id = $1`, [
      idle.session.id,
    ]);
    await raw(
      clinic.ownerUrl,
      `SET session_replication_role = replica; UPDATE clinic.session SET absolute_until = clock_timestamp() WHERE id = '${absolute.session.id}'`,
    );
    value(await accounts().setActive(clinic.people.secondOncologist.id, false, ENGINE));
    for (const { token } of [out, idle, absolute, closed]) expect(await store().read(token)).toBeNull();
    expect(await store().create(clinic.people.secondOncologist.id, 'r')).toMatchObject(refusal('ACCESS.INACTIVE'));
    expect((await clinic.audit.list({ action: 'signed-out' })).items).toHaveLength(1);
  });
});
