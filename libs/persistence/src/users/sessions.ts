import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Actor, Instant, Outcome, Uuid } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { USER_COLUMNS, actorOf } from './user-row.ts';
import type { User } from './user-row.ts';

export interface OpenSession {
  readonly id: Uuid;
  readonly user: User;
  readonly actor: Actor;
  /** The earlier of both time-outs, if nothing more is asked. */
  readonly expiresAt: Instant;
}

export interface Sessions {
  /** Opens a session for an account whose password was checked; the token is shown once, only its hash is stored. */
  create(userId: Uuid, requestId: string): Promise<Outcome<{ readonly token: string; readonly session: OpenSession }>>;
  /** The session of a token, or null when it is unknown, timed out, revoked, or its account no longer active. */
  read(token: string): Promise<OpenSession | null>;
  revoke(token: string, requestId: string): Promise<void>;
  /** All sessions of a person, e.g. when the account is closed. */
  revokeAll(userId: Uuid): Promise<number>;
}

export interface SessionRules {
  readonly idleMinutes?: number;
  readonly absoluteHours?: number;
  /** False in production: a session that a demo account opened before is worth nothing there (ACC-03). */
  readonly demoAllowed: boolean;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const openOf = ({ sessionId, expiresAt, ...user }: User & { sessionId: Uuid; expiresAt: Instant }): OpenSession => ({
  id: sessionId,
  user,
  actor: actorOf(user),
  expiresAt,
});

async function record(sql: Sql, actor: EntryActor, act: string, session: Uuid, requestId: string): Promise<void> {
  await appendEntry(sql, {
    id: randomUUID(),
    actor,
    act,
    object: { type: 'session', id: session, version: null },
    requestId,
    now: await databaseNow(sql),
  });
}

/** Server-side sessions with idle and absolute time-outs and revocation (ACC-04). */
export function sessions(dataSource: DataSource, { idleMinutes = 30, absoluteHours = 12, demoAllowed }: SessionRules): Sessions {
  const idle = `interval '${Number(idleMinutes)} minutes'`;
  const select = (condition: string) => `
    SELECT ${USER_COLUMNS}, s.id AS "sessionId", clinic.iso(least(s.absolute_until, s.last_seen_at + ${idle})) AS "expiresAt"
    FROM clinic.session s JOIN clinic.user u ON u.id = s.user_id AND u.active AND u.kind = 'person'${demoAllowed ? '' : ' AND NOT u.demo'}
    WHERE ${condition} AND s.revoked_at IS NULL AND s.absolute_until > clock_timestamp() AND s.last_seen_at > clock_timestamp() - ${idle}`;
  const find = async (sql: Sql, token: string) =>
    (await sql.rows<User & { sessionId: Uuid; expiresAt: Instant }>(select('s.token_sha256 = $1'), [hashOf(token)]))[0];

  return {
    async create(userId, requestId) {
      const token = randomBytes(32).toString('base64url');
      return inTransaction<Outcome<{ readonly token: string; readonly session: OpenSession }>>(dataSource, async (sql, undo) => {
        const values = [hashOf(token), userId];
        await sql.run(
          `INSERT INTO clinic.session (token_sha256, user_id, absolute_until) SELECT $1, u.id, clock_timestamp() + interval '${Number(absoluteHours)} hours' FROM clinic.user u WHERE u.id = $2`,
          values,
        );
        const row = await find(sql, token);
        if (!row) return undo(refuse('ACCESS.INACTIVE'));
        const session = openOf(row);
        await record(sql, session.actor, 'signed-in', session.id, requestId);
        return ok({ token, session });
      });
    },

    read: (token) =>
      withSql(dataSource, async (sql) => {
        const row = await find(sql, token);
        if (!row) return null;
        await sql.run(
          `UPDATE clinic.session SET last_seen_at = clock_timestamp() WHERE id = $1 AND last_seen_at < clock_timestamp() - interval '30 seconds'`,
          [row.sessionId],
        );
        return openOf(row);
      }),

    revoke: (token, requestId) =>
      inTransaction(dataSource, async (sql) => {
        const row = await find(sql, token);
        if (!row) return;
        await sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp() WHERE id = $1', [row.sessionId]);
        const { actor, id } = openOf(row);
        await record(sql, actor, 'signed-out', id, requestId);
      }),

    revokeAll: (userId) =>
      withSql(dataSource, (sql) =>
        sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp() WHERE user_id = $1 AND revoked_at IS NULL', [userId]),
      ),
  };
}
