import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Outcome, Role, Specialty, Uuid } from '@consilium/domain';
import { inTransaction } from '../sql.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { endSessions, recordUser, revokeTokens } from './account-entry.ts';
import type { ChangedBy } from './account-entry.ts';
import { flawOfSeat, isBoard } from './account-rules.ts';
import { USER_COLUMNS } from './user-row.ts';
import type { User } from './user-row.ts';

export interface AccountChange {
  readonly id: Uuid;
  /** `column = $2, …`; $1 is the account. */
  readonly set: string;
  readonly values: readonly SqlValue[];
  readonly act: string;
  readonly detail?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly tokens?: boolean;
}

/** Changes an account with its entry. Whoever knew the old password or held a session of the old rights starts anew. */
export async function changeAccount(
  sql: Sql,
  { id, set, values, act, detail = {}, tokens = false }: AccountChange,
  changed: ChangedBy,
): Promise<Outcome<User>> {
  const [user] = await sql.rows<User>(`UPDATE clinic.user u SET ${set} WHERE u.id = $1 RETURNING ${USER_COLUMNS}`, [id, ...values]);
  if (!user) return refuse('USER.NOT_FOUND', { user: id });
  await endSessions(sql, id);
  // Right after the row's change: the entry takes the image of the row with it.
  await recordUser(sql, changed, act, user, detail);
  if (tokens) await revokeTokens(sql, id, changed);
  return ok(user);
}

const ADMINISTRATORS = 4_202_623;
const isLastAdministrator = async (sql: Sql, id: Uuid): Promise<boolean> => {
  // Two who take each other away at once wait for each other.
  await sql.rows('SELECT pg_advisory_xact_lock($1)', [ADMINISTRATORS]);
  const [row] = await sql.rows<{ last: boolean }>(
    `SELECT u.active AND 'administrator' = ANY(u.roles) AND NOT EXISTS
       (SELECT 1 FROM clinic.user o WHERE o.id <> u.id AND o.active AND o.kind = 'person' AND 'administrator' = ANY(o.roles)) AS last
     FROM clinic.user u WHERE u.id = $1`,
    [id],
  );
  return row?.last ?? false;
};

/** Nobody closes or changes the roles of his own account, and one administrator always stays (ACC-07). */
async function guarded(
  dataSource: DataSource,
  change: AccountChange & { readonly takesAdministrator: boolean },
  changed: ChangedBy,
): Promise<Outcome<User>> {
  if (changed.by.id === change.id) return refuse('USER.NOT_YOURSELF', { user: change.id });
  return inTransaction<Outcome<User>>(dataSource, async (sql) => {
    if (change.takesAdministrator && (await isLastAdministrator(sql, change.id)))
      return refuse('USER.LAST_ADMINISTRATOR', { user: change.id });
    return changeAccount(sql, change, changed);
  });
}

export const setActive = (dataSource: DataSource, id: Uuid, active: boolean, changed: ChangedBy): Promise<Outcome<User>> =>
  guarded(
    dataSource,
    {
      id,
      set: 'active = $2',
      values: [active],
      act: active ? 'user-activated' : 'user-deactivated',
      tokens: !active,
      takesAdministrator: !active,
    },
    changed,
  );

/** What an account is for. */
export interface Seat {
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  /** Left as they are when not given. */
  readonly boards?: readonly string[];
}

export async function setRoles(
  dataSource: DataSource,
  id: Uuid,
  { roles, specialty, boards }: Seat,
  changed: ChangedBy,
): Promise<Outcome<User>> {
  const flaw = flawOfSeat(roles, specialty) ?? (boards?.every(isBoard) === false ? refuse('USER.INVALID', { field: 'boards' }) : null);
  if (flaw) return flaw;
  const set = 'roles = $2, specialty = $3, boards = coalesce($4::text[], boards)';
  const takesAdministrator = !roles.includes('administrator');
  return guarded(dataSource, { id, set, values: [roles, specialty, boards ?? null], act: 'roles-changed', takesAdministrator }, changed);
}
