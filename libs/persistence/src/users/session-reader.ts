import { createHash } from 'node:crypto';
import type { Instant, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';
import type { OpenSession, SessionRules } from './session-types.ts';
import { USER_COLUMNS, actorOf } from './user-row.ts';
import type { User } from './user-row.ts';

interface Row extends User {
  readonly sessionId: Uuid;
  readonly expiresAt: Instant;
  readonly provedAt: Instant | null;
  readonly amr: readonly string[];
  readonly logoutHint: string | null;
  readonly roleLimit: readonly string[] | null;
  readonly mustChangePassword: boolean;
}

const openOf = ({ sessionId, expiresAt, provedAt, amr, logoutHint, roleLimit, mustChangePassword, ...user }: Row): OpenSession => ({
  id: sessionId,
  user,
  actor: actorOf(user, { roleLimit, amr }),
  expiresAt,
  provedAt,
  amr,
  logoutHint,
  mustChangePassword,
});

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** On `u` and `s`: the session rests on a password that somebody else has set. */
export const MUST_CHANGE = `(coalesce(u.signing_hold IN ('first-password', 'reset'), false) AND 'pwd' = ANY(s.amr))`;

/** Finds what is open by both time-outs, and whose account still is. */
export interface SessionReader {
  /** Condition on `s` and the column of its end, for lists. */
  readonly open: string;
  readonly expires: string;
  readonly absoluteHours: number;
  byToken(sql: Sql, token: string): Promise<OpenSession | null>;
  byId(sql: Sql, id: Uuid): Promise<OpenSession | null>;
}

export function sessionReader({ idleMinutes = 30, absoluteHours = 12, demoAllowed }: SessionRules): SessionReader {
  const idle = `interval '${Number(idleMinutes)} minutes'`;
  const open = `s.revoked_at IS NULL AND s.absolute_until > clock_timestamp() AND s.last_seen_at > clock_timestamp() - ${idle}`;
  const expires = `clinic.iso(least(s.absolute_until, s.last_seen_at + ${idle})) AS "expiresAt"`;
  const find = async (sql: Sql, condition: string, value: string): Promise<OpenSession | null> => {
    const [row] = await sql.rows<Row>(
      `SELECT ${USER_COLUMNS}, s.id AS "sessionId", ${expires}, clinic.iso(s.proved_at) AS "provedAt", s.amr, s.role_limit AS "roleLimit", s.logout_hint AS "logoutHint",
         ${MUST_CHANGE} AS "mustChangePassword"
       FROM clinic.session s JOIN clinic.user u ON u.id = s.user_id AND u.active AND u.kind = 'person'${demoAllowed ? '' : ' AND NOT u.demo'}
       WHERE ${open} AND ${condition}`,
      [value],
    );
    return row ? openOf(row) : null;
  };
  return {
    open,
    expires,
    absoluteHours: Number(absoluteHours),
    byToken: (sql, token) => find(sql, 's.token_sha256 = $1', hashOf(token)),
    byId: (sql, id) => find(sql, 's.id = $1', id),
  };
}
