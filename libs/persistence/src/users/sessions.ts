import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import { endSessions, recordAccount } from './account-entry.ts';
import { confirmSession, endSession, openSession, recordSession } from './open-session.ts';
import { sessionReader } from './session-reader.ts';
import type { NewSession, SessionRules, SessionView, Sessions } from './session-types.ts';

const BY_PASSWORD: NewSession = { amr: ['pwd'], provedAt: 'now' };

/** Server-side sessions with idle and absolute time-outs and revocation (ACC-04). */
export function sessions(dataSource: DataSource, rules: SessionRules): Sessions {
  const reader = sessionReader(rules);
  return {
    create: (userId, requestId, how = BY_PASSWORD) => openSession(dataSource, reader, userId, how, requestId),
    confirm: (id, proof, requestId) => confirmSession(dataSource, reader, id, proof, requestId),

    read: (token) =>
      withSql(dataSource, async (sql) => {
        const session = await reader.byToken(sql, token);
        if (!session) return null;
        await sql.run(
          `UPDATE clinic.session SET last_seen_at = clock_timestamp() WHERE id = $1 AND last_seen_at < clock_timestamp() - interval '30 seconds'`,
          [session.id],
        );
        return session;
      }),
    owner: (id) => withSql(dataSource, async (sql) => (await reader.byId(sql, id))?.user.id ?? null),
    list: (userId) =>
      withSql(dataSource, (sql) =>
        sql.rows<SessionView>(
          `SELECT s.id, clinic.iso(s.created_at) AS "startedAt", clinic.iso(s.last_seen_at) AS "lastSeenAt", ${reader.expires}, s.amr, s.agent
           FROM clinic.session s WHERE s.user_id = $1 AND ${reader.open} ORDER BY s.last_seen_at DESC`,
          [userId],
        ),
      ),

    revoke: (token, requestId) => inTransaction(dataSource, async (sql) => endSession(sql, await reader.byToken(sql, token), requestId)),
    revokeOne: (userId, id, by, requestId) => revokeOne(dataSource, userId, id, { by, requestId }),
    revokeAll: (userId, by, requestId, except) => revokeAll(dataSource, userId, { by, requestId }, except),
  };
}

interface Revoker {
  readonly by: EntryActor;
  readonly requestId: string;
}

const revokeOne = (dataSource: DataSource, userId: Uuid, id: Uuid, { by, requestId }: Revoker): Promise<Outcome<null>> =>
  inTransaction<Outcome<null>>(dataSource, async (sql, undo) => {
    const ended = await sql.run(
      'UPDATE clinic.session SET revoked_at = clock_timestamp(), logout_hint = NULL WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
      [id, userId],
    );
    if (ended === 0) return undo(refuse('SESSION.NOT_FOUND', { session: id }));
    await recordSession(sql, by, 'session-revoked', id, requestId);
    return ok(null);
  });

const revokeAll = (dataSource: DataSource, userId: Uuid, revoker: Revoker, except?: Uuid): Promise<number> =>
  inTransaction(dataSource, async (sql) => {
    const count = await endSessions(sql, userId, except);
    await recordAccount(sql, revoker, { act: 'sessions-revoked', object: { type: 'user', id: userId, version: null }, detail: { count } });
    return count;
  });
