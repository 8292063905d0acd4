import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ROLES, SPECIALTIES, ok, refuse, rolesConflict } from '@consilium/domain';
import type { Actor, Outcome, Role, Specialty, Uuid } from '@consilium/domain';
import { auditTrail } from '../ledger/audit.ts';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { UNIQUE_VIOLATION, inTransaction, onlyRow, sqlStateOf, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { checkPassword } from './credentials.ts';
import { hashPassword } from './password-hash.ts';
import { USER_COLUMNS } from './user-row.ts';
import type { User } from './user-row.ts';

export interface NewUser {
  readonly login: string;
  readonly name: string;
  readonly kind?: 'person' | 'service';
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  /** Null for a service, which has no login. */
  readonly password: string | null;
  readonly demo?: boolean;
}

export interface Users {
  create(user: NewUser, by: EntryActor): Promise<Outcome<User>>;
  byLogin(login: string): Promise<User | null>;
  byId(id: Uuid): Promise<User | null>;
  list(): Promise<readonly User[]>;
  demoUsers(): Promise<readonly User[]>;
  /** Checks login and password; failures and locks are entries. Demo accounts are refused unless the site allows them (ACC-03). */
  verifyPassword(login: string, password: string, requestId: string): Promise<Outcome<Actor>>;
  setActive(id: Uuid, active: boolean, by: EntryActor): Promise<Outcome<User>>;
  setPassword(id: Uuid, password: string, by: EntryActor): Promise<Outcome<User>>;
}

export interface UsersOptions {
  /** False in production. */
  readonly demoAllowed: boolean;
}

export const MIN_PASSWORD_LENGTH = 12;

/**
 * | new account | answer |
 * |-------------|--------|
 * | login or name empty, unknown role or specialty, a person without role | INVALID |
 * | service with roles, specialty or password | INVALID: services never sign in or sign |
 * | administrator or auditor with another role | ROLES_CONFLICT |
 * | password under 12 characters | PASSWORD_WEAK |
 * | login taken | LOGIN_TAKEN |
 */
function flawOf({ login, name, kind = 'person', roles, specialty, password }: NewUser): Outcome<never> | null {
  if (!/^[\w.@+-]{2,100}$/.test(login)) return refuse('USER.INVALID', { field: 'login' });
  if (!name.trim()) return refuse('USER.INVALID', { field: 'name' });
  if (!roles.every((role) => ROLES.includes(role))) return refuse('USER.INVALID', { field: 'roles', allowed: ROLES });
  if (specialty !== null && !SPECIALTIES.includes(specialty)) return refuse('USER.INVALID', { field: 'specialty', allowed: SPECIALTIES });
  if (kind === 'service')
    return roles.length > 0 || specialty !== null || password !== null ? refuse('USER.INVALID', { field: 'kind' }) : null;
  if (roles.length === 0) return refuse('USER.INVALID', { field: 'roles', allowed: ROLES });
  if (rolesConflict(roles)) return refuse('ACCESS.ROLES_CONFLICT', { roles });
  return password === null ? refuse('AUTH.PASSWORD_WEAK', { minLength: MIN_PASSWORD_LENGTH }) : weak(password);
}

const weak = (password: string): Outcome<never> | null =>
  [...password].length < MIN_PASSWORD_LENGTH ? refuse('AUTH.PASSWORD_WEAK', { minLength: MIN_PASSWORD_LENGTH }) : null;

const select = (dataSource: DataSource, where: string, values: readonly string[] = []): Promise<readonly User[]> =>
  withSql(dataSource, (sql) => sql.rows<User>(`SELECT ${USER_COLUMNS} FROM clinic.user u WHERE ${where} ORDER BY lower(u.login)`, values));

const record = async (sql: Sql, by: EntryActor, act: string, user: User): Promise<void> =>
  appendEntry(sql, {
    id: randomUUID(),
    actor: by,
    act,
    object: { type: 'user', id: user.id, version: null },
    after: user,
    detail: { roles: user.roles, specialty: user.specialty, active: user.active, demo: user.demo },
    now: await databaseNow(sql),
  });

const change = (
  dataSource: DataSource,
  id: Uuid,
  set: string,
  value: string | boolean,
  act: string,
  by: EntryActor,
): Promise<Outcome<User>> =>
  inTransaction<Outcome<User>>(dataSource, async (sql) => {
    const [user] = await sql.rows<User>(`UPDATE clinic.user u SET ${set} = $2 WHERE u.id = $1 RETURNING ${USER_COLUMNS}`, [id, value]);
    if (!user) return refuse('USER.NOT_FOUND', { user: id });
    // Whoever knew the old password, or holds a session of a closed account, starts anew.
    await sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp() WHERE user_id = $1 AND revoked_at IS NULL', [id]);
    await record(sql, by, act, user);
    return ok(user);
  });

async function create(dataSource: DataSource, user: NewUser, by: EntryActor): Promise<Outcome<User>> {
  const flaw = flawOf(user);
  if (flaw) return flaw;
  const hash = user.password === null ? null : await hashPassword(user.password);
  try {
    return await inTransaction(dataSource, async (sql) => {
      const made = onlyRow(
        await sql.rows<User>(
          `INSERT INTO clinic.user AS u (login, name, kind, roles, specialty, password_hash, demo) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${USER_COLUMNS}`,
          [user.login, user.name.trim(), user.kind ?? 'person', user.roles, user.specialty, hash, user.demo ?? false],
        ),
      );
      await record(sql, by, 'user-added', made);
      return ok(made);
    });
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return refuse('USER.LOGIN_TAKEN', { login: user.login });
    throw error;
  }
}

/** Local accounts (ACC-03). */
export const users = (dataSource: DataSource, { demoAllowed }: UsersOptions): Users => ({
  create: (user, by) => create(dataSource, user, by),
  byLogin: async (login) => (await select(dataSource, 'lower(u.login) = lower($1)', [login]))[0] ?? null,
  byId: async (id) => (await select(dataSource, 'u.id = $1', [id]))[0] ?? null,
  list: () => select(dataSource, 'true'),
  demoUsers: async () => (demoAllowed ? select(dataSource, 'u.demo AND u.active') : []),

  async verifyPassword(login, password, requestId) {
    const checked = await checkPassword(dataSource, { by: { login }, password, purpose: 'login', requestId });
    if (!checked.ok || demoAllowed) return checked;
    const [demo] = await select(dataSource, 'u.demo AND u.id = $1', [checked.value.id]);
    if (!demo) return checked;
    await auditTrail(dataSource).recordDenial({ actor: checked.value, action: 'signed-in', code: 'ACCESS.DEMO_REFUSED', requestId });
    return refuse('ACCESS.DEMO_REFUSED', { login });
  },

  setActive: (id, active, by) => change(dataSource, id, 'active', active, active ? 'user-activated' : 'user-deactivated', by),

  async setPassword(id, password, by) {
    return weak(password) ?? change(dataSource, id, 'password_hash', await hashPassword(password), 'password-changed', by);
  },
});
