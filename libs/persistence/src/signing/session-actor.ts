import type { DataSource } from 'typeorm';
import type { Actor, Uuid } from '@consilium/domain';
import { withSql } from '../sql.ts';
import { MUST_CHANGE } from '../users/session-reader.ts';
import { USER_COLUMNS, actorOf } from '../users/user-row.ts';
import type { User } from '../users/user-row.ts';

/**
 * Who acts by a session, as the database knows it: not as the caller says. A session that has ended, run out or been idle too long, or that is of a
 * closed account, or rests on a password that somebody else has set, is nobody's.
 */
export async function sessionActor(dataSource: DataSource, session: Uuid, idleMinutes: number): Promise<Actor | null> {
  const [row] = await withSql(dataSource, (sql) =>
    sql.rows<User & { readonly roleLimit: readonly string[] | null; readonly sessionAmr: readonly string[] }>(
      `SELECT ${USER_COLUMNS}, s.role_limit AS "roleLimit", s.amr AS "sessionAmr" FROM clinic.session s JOIN clinic.user u ON u.id = s.user_id
       WHERE s.id = $1 AND s.revoked_at IS NULL AND s.absolute_until > clock_timestamp() AND s.last_seen_at > clock_timestamp() - make_interval(mins => $2) AND u.active AND u.kind = 'person' AND NOT ${MUST_CHANGE}`,
      [session, idleMinutes],
    ),
  );
  if (!row) return null;
  const { roleLimit, sessionAmr, ...user } = row;
  return actorOf(user, { roleLimit, amr: sessionAmr });
}
