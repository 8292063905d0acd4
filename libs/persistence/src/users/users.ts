import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Actor, Instant, Outcome, Uuid } from '@consilium/domain';
import { auditTrail } from '../ledger/audit.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { UNIQUE_VIOLATION, inTransaction, onlyRow, sqlStateOf, withSql } from '../sql.ts';
import { recordUser } from './account-entry.ts';
import { flawOf } from './account-rules.ts';
import type { NewUser } from './account-rules.ts';
import { setActive, setRoles } from './change-account.ts';
import type { Seat } from './change-account.ts';
import { checkPassword } from './credentials.ts';
import { hashPassword } from './password-hash.ts';
import type { PasswordWork } from './password-hash.ts';
import { changeOwnPassword, confirmReset, resetPassword } from './passwords.ts';
import type { OwnChange } from './passwords.ts';
import { insertSubject } from './subjects.ts';
import { USER_COLUMNS } from './user-row.ts';
import type { User } from './user-row.ts';

/** An account as its administrator sees it. */
export interface Account extends User {
  readonly hasPassword: boolean;
  readonly hold: 'first-password' | 'reset' | 'reset-changed' | null;
  readonly resetBy: string | null;
  /** Issuers that a subject of it is linked at. */
  readonly issuers: readonly string[];
  readonly lastSeenAt: Instant | null;
}

export interface Users {
  create(user: NewUser, by: EntryActor, requestId?: string): Promise<Outcome<User>>;
  byLogin(login: string): Promise<User | null>;
  byId(id: Uuid): Promise<User | null>;
  list(): Promise<readonly User[]>;
  accounts(): Promise<readonly Account[]>;
  demoUsers(): Promise<readonly User[]>;
  /** Checks login and password; failures and locks are entries. Demo accounts are refused unless the site allows them (ACC-03). */
  verifyPassword(login: string, password: string, requestId: string): Promise<Outcome<Actor>>;
  /** The password of somebody who is signed in, asked again. */
  confirmPassword(id: Uuid, password: string, requestId: string): Promise<Outcome<Actor>>;
  setActive(id: Uuid, active: boolean, by: EntryActor, requestId?: string): Promise<Outcome<User>>;
  setRoles(id: Uuid, seat: Seat, by: EntryActor, requestId?: string): Promise<Outcome<User>>;
  /** Sets another person's password, which then signs nothing until its owner has changed it and a second person has confirmed. */
  setPassword(id: Uuid, password: string, by: EntryActor, requestId?: string): Promise<Outcome<User>>;
  changeOwnPassword(change: OwnChange): Promise<Outcome<User>>;
  confirmReset(id: Uuid, by: EntryActor, requestId?: string): Promise<Outcome<User>>;
}

export interface UsersOptions {
  /** False in production. */
  readonly demoAllowed: boolean;
  /** Less work in the hash of a new account, for suites that make hundreds; refused where demo accounts are. */
  readonly passwordWork?: PasswordWork;
}

const select = (dataSource: DataSource, where: string, values: readonly string[] = []): Promise<readonly User[]> =>
  withSql(dataSource, (sql) => sql.rows<User>(`SELECT ${USER_COLUMNS} FROM clinic.user u WHERE ${where} ORDER BY lower(u.login)`, values));

const ACCOUNTS = `SELECT ${USER_COLUMNS}, clinic.has_password(u.id) AS "hasPassword", u.signing_hold AS hold, u.reset_by AS "resetBy",
    ARRAY(SELECT s.issuer FROM clinic.user_subject s WHERE s.user_id = u.id AND s.unlinked_at IS NULL ORDER BY s.issuer) AS issuers,
    clinic.iso(greatest((SELECT max(x.last_seen_at) FROM clinic.session x WHERE x.user_id = u.id), (SELECT max(t.last_used_at) FROM clinic.api_token t WHERE t.user_id = u.id))) AS "lastSeenAt"
  FROM clinic.user u ORDER BY u.active DESC, lower(u.login)`;

async function create(
  dataSource: DataSource,
  user: NewUser,
  by: EntryActor,
  { requestId, work }: { readonly requestId: string | null; readonly work?: PasswordWork },
): Promise<Outcome<User>> {
  const flaw = flawOf(user);
  if (flaw) return flaw;
  const hash = user.password === null ? null : await hashPassword(user.password, work);
  const { login, name, kind = 'person', roles, specialty, boards = null, demo = false, passwordGiven = false, subject = null } = user;
  const hold = hash !== null && passwordGiven ? 'first-password' : null;
  try {
    return await inTransaction(dataSource, async (sql) => {
      const made = onlyRow(
        await sql.rows<User>(
          `INSERT INTO clinic.user AS u (login, name, kind, roles, specialty, password_hash, demo, signing_hold, boards, reset_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::text[], '{molecular}'), $10) RETURNING ${USER_COLUMNS}`,
          [login, name.trim(), kind, roles, specialty, hash, demo, hold, boards, hold && by.id],
        ),
      );
      await recordUser(sql, { by, requestId }, 'user-added', made);
      if (subject !== null) await insertSubject(sql, made.id, subject, { by, requestId });
      return ok(made);
    });
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
    const [taken] = await select(dataSource, 'lower(u.login) = lower($1)', [login]);
    return taken ? refuse('USER.LOGIN_TAKEN', { login }) : refuse('USER.SUBJECT_TAKEN');
  }
}

/** Accounts of people and services (ACC-03). */
export const users = (dataSource: DataSource, { demoAllowed, passwordWork: work }: UsersOptions): Users => ({
  create: async (user, by, requestId) => {
    if (work && !demoAllowed)
      throw new TypeError('Where demo accounts are refused, every password gets the full work: leave `passwordWork` out.');
    return create(dataSource, user, by, { requestId: requestId ?? null, ...(work ? { work } : {}) });
  },
  byLogin: async (login) => (await select(dataSource, 'lower(u.login) = lower($1)', [login]))[0] ?? null,
  byId: async (id) => (await select(dataSource, 'u.id = $1', [id]))[0] ?? null,
  list: () => select(dataSource, 'true'),
  accounts: () => withSql(dataSource, (sql) => sql.rows<Account>(ACCOUNTS)),
  demoUsers: async () => (demoAllowed ? select(dataSource, 'u.demo AND u.active') : []),

  async verifyPassword(login, password, requestId) {
    const checked = await checkPassword(dataSource, { by: { login }, password, purpose: 'login', requestId });
    if (!checked.ok || demoAllowed) return checked;
    const [demo] = await select(dataSource, 'u.demo AND u.id = $1', [checked.value.id]);
    if (!demo) return checked;
    await auditTrail(dataSource).recordDenial({ actor: checked.value, action: 'signed-in', code: 'ACCESS.DEMO_REFUSED', requestId });
    return refuse('ACCESS.DEMO_REFUSED', { login });
  },

  confirmPassword: (id, password, requestId) => checkPassword(dataSource, { by: { id }, password, purpose: 'confirm', requestId }),
  setActive: (id, active, by, requestId) => setActive(dataSource, id, active, { by, requestId: requestId ?? null }),
  setRoles: (id, seat, by, requestId) => setRoles(dataSource, id, seat, { by, requestId: requestId ?? null }),
  setPassword: (id, password, by, requestId) => resetPassword(dataSource, id, password, { by, requestId: requestId ?? null }),
  changeOwnPassword: (change) => changeOwnPassword(dataSource, change),
  confirmReset: (id, by, requestId) => confirmReset(dataSource, id, { by, requestId: requestId ?? null }),
});
