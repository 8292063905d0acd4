import { randomUUID } from 'node:crypto';
import { checkPassword, identityDesk, sessionActor, sessions, users } from './index.ts';
import type { AccountOrder, IdentityDesk, OpenedSession } from './index.ts';
import { raw } from './spec-support/by-hand.ts';
import { PASSWORD, openClinic, value } from './spec-support/clinic.ts';
import type { Clinic, Person } from './spec-support/clinic.ts';

let clinic: Clinic;
let desk: IdentityDesk;
let session: OpenedSession['session'];
beforeAll(async () => {
  clinic = await openClinic();
  desk = identityDesk(clinic.verifier, { demoAllowed: false, localLogin: true });
  ({ session } = await signedIn('geneticist'));
}, 120_000);
afterAll(() => clinic?.close());

const from = () => ({ requestId: randomUUID(), agent: null, replaces: null });
const signedIn = async (login: string, password = PASSWORD): Promise<OpenedSession> => value(await desk.signIn(login, password, from()));
const order = async (by: Person, what: AccountOrder) => {
  const { session: own } = await signedIn(by);
  return desk.administer(what, { session: own.id, requestId: randomUUID() });
};
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('who somebody is here (SIG-09, SIG-20, ACC-04)', () => {
  const of = `login = 'geneticist'`;
  const attacks = (): readonly (readonly [string, string])[] => [
    ['a password of one’s own choice', `UPDATE clinic.user SET password_hash = 'scrypt$1$1$1$x$x' WHERE ${of}`],
    ['a seat', `UPDATE clinic.user SET roles = '{pathologist}', specialty = 'pathology' WHERE ${of}`],
    ['the end of a hold', `UPDATE clinic.user SET signing_hold = NULL WHERE ${of}`],
    [
      'a person who never was',
      `INSERT INTO clinic.user (login, name, roles, specialty, password_hash) VALUES ('ghost', 'Dr Ghost', '{pathologist}', 'pathology', 'x')`,
    ],
    [
      'a session',
      `INSERT INTO clinic.session (token_sha256, user_id, absolute_until) SELECT repeat('a', 64), id, now() + interval '1 hour' FROM clinic.user WHERE ${of}`,
    ],
    ['a session of somebody else', `UPDATE clinic.session SET user_id = '${clinic.people.pathologist.id}' WHERE id = '${session.id}'`],
    ['the token of a session', `UPDATE clinic.session SET token_sha256 = repeat('b', 64) WHERE id = '${session.id}'`],
    ['a fresh proof', `UPDATE clinic.session SET amr = '{oidc}', proved_at = now() WHERE id = '${session.id}'`],
    [
      'a subject of an identity provider',
      `INSERT INTO clinic.user_subject (id, issuer, subject, user_id, linked_at, linked_by) SELECT gen_random_uuid(), 'https://id.example', 'mallory', id, now(), 'x' FROM clinic.user WHERE ${of}`,
    ],
  ];

  it('is not written by SQL as the API, the worker or the migrations', async () => {
    expect(attacks()).toHaveLength(9);
    for (const [what, statement] of attacks()) {
      const [asApp, asOwner] = [raw(clinic.appUrl, statement), raw(clinic.ownerUrl, statement)];
      await expect(asApp.catch((error: Error) => `${what}: ${error.message}`)).resolves.toMatch(`${what}: permission denied`);
      await expect(asOwner.catch((error: Error) => `${what}: ${error.message}`)).resolves.toContain('only the verification process');
    }
    expect((await signedIn('geneticist')).session.user.login).toBe('geneticist');
  });

  it('is not guessed from the hash of a password, which SQL as the API does not read', async () => {
    for (const what of ['password_hash', '*', 'to_jsonb(u)'])
      await expect(raw(clinic.appUrl, `SELECT ${what} FROM clinic.user u`)).rejects.toThrow(/permission denied/);
    const [account] = await users(clinic.app, { demoAllowed: false }).accounts();
    expect(account).toMatchObject({ hasPassword: true });
  });

  it('gets no guesses back by SQL as the API: the count of failures is not its own', async () => {
    await expect(raw(clinic.appUrl, `UPDATE clinic.user SET failures = 0 WHERE ${of}`)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.appUrl, `DELETE FROM clinic.session`)).rejects.toThrow(/permission denied/);
  });

  it('is not asked of a session that has ended, whoever revives its row', async () => {
    const { session: own, token } = await signedIn('coordinator');
    await sessions(clinic.app, { demoAllowed: false }).revoke(token, randomUUID());
    for (const url of [clinic.appUrl, clinic.verifierUrl])
      await expect(raw(url, `UPDATE clinic.session SET revoked_at = NULL WHERE id = '${own.id}'`)).rejects.toThrow(/ended stays ended/);
    await expect(
      raw(clinic.appUrl, `UPDATE clinic.session SET last_seen_at = now() + interval '1 day' WHERE id = '${session.id}'`),
    ).rejects.toThrow(/before it happens/);
    expect(await sessionActor(clinic.verifier, own.id, 60)).toBeNull();
  });

  it('is changed by an administrator with a fresh proof, whatever the caller of the verification process says (ACC-07)', async () => {
    const user = clinic.people.coordinator.id;
    const seat: AccountOrder = { do: 'set-seat', user, seat: { roles: ['oncologist'], specialty: 'oncology' } };
    expect(await order('geneticist', seat)).toMatchObject(refusal('ACCESS.ROLE_NOT_ALLOWED'));
    const { session: admin } = await signedIn('administrator');
    await clinic.verifier.query(`UPDATE clinic.session SET proved_at = now() - interval '6 minutes' WHERE id = $1`, [admin.id]);
    expect(await desk.administer(seat, { session: admin.id, requestId: 'r-1' })).toMatchObject(refusal('AUTH.PROOF_STALE'));
    expect(await desk.administer(seat, { session: randomUUID(), requestId: 'r-1' })).toMatchObject(refusal('ACCESS.INACTIVE'));
    const denials = (await clinic.audit.list({ action: 'user:manage', outcome: 'refused' })).items;
    expect(denials.map(({ reason }) => reason).sort()).toEqual(['ACCESS.ROLE_NOT_ALLOWED', 'AUTH.PROOF_STALE']);
  });

  it('is confirmed at the identity provider for the account of that session alone', async () => {
    const subject = { issuer: 'https://id.example', subject: 'sub-1' };
    expect(await order('administrator', { do: 'link', user: clinic.people.oncologist.id, ...subject })).toMatchObject({ ok: true });
    const proved = { ...subject, proof: { amr: ['oidc'], provedAt: null, roleLimit: null, logoutHint: null } };
    expect(value(await desk.signInProved(proved, from())).session.user.login).toBe('oncologist');
    const own = (await signedIn('geneticist')).session.id;
    expect(await desk.confirmProved(proved, { session: own, requestId: 'r-1' })).toMatchObject(refusal('AUTH.SUBJECT_OTHER'));
    expect(await desk.signInProved({ ...proved, subject: 'sub-2' }, from())).toMatchObject(refusal('AUTH.SUBJECT_UNKNOWN'));
  });
});

describe('a first password (SIG-09)', () => {
  const signs = async (login: string, password: string) =>
    checkPassword(clinic.verifier, { by: { login }, password, purpose: 'signing', requestId: randomUUID() });

  it('does nothing before it is changed, and signs nothing before somebody who did not set it has confirmed that', async () => {
    const account = {
      login: 'new',
      name: 'Dr New',
      roles: ['oncologist'],
      specialty: 'oncology',
      password: 'given by an administrator',
    } as const;
    value(await order('administrator', { do: 'add', account: { ...account, subject: null } }));
    const second = { login: 'admin2', name: 'Second', roles: ['administrator'], specialty: null, password: 'given to the second' } as const;
    value(await order('administrator', { do: 'add', account: { ...second, subject: null } }));
    const thief = await signedIn('new', account.password);
    expect([thief.session.mustChangePassword, await sessionActor(clinic.verifier, thief.session.id, 60)]).toEqual([true, null]);
    expect(await signs('new', account.password)).toMatchObject(refusal('AUTH.SIGNING_HELD'));
    const change = { current: account.password, next: 'known to the thief only', agent: null };
    const changed = value(await desk.changePassword(change, { session: thief.session.id, requestId: 'r-1' }));
    expect(changed.session.mustChangePassword).toBe(false);
    expect(await signs('new', change.next)).toMatchObject(refusal('AUTH.SIGNING_HELD'));
    const confirm: AccountOrder = { do: 'confirm-reset', user: changed.session.user.id };
    expect(await order('administrator', confirm)).toMatchObject(refusal('USER.NOT_YOURSELF'));
    const { session: other } = await signedIn('admin2', second.password);
    expect(await desk.administer(confirm, { session: other.id, requestId: 'r-2' })).toMatchObject(refusal('AUTH.PASSWORD_GIVEN'));
    const own = { current: second.password, next: 'the second one’s own', agent: null };
    const { session: ready } = value(await desk.changePassword(own, { session: other.id, requestId: 'r-3' }));
    expect(await desk.administer(confirm, { session: ready.id, requestId: 'r-4' })).toMatchObject({ ok: true });
    expect(await signs('new', change.next)).toMatchObject({ ok: true });
  }, 30_000);
});
