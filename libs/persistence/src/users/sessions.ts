import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Actor, Instant, Outcome, Uuid } from '@consilium/domain';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { endSessions, recordAccount } from './account-entry.ts';
import { USER_COLUMNS, actorOf } from './user-row.ts';
import type { User } from './user-row.ts';

/** What a session rests on. */
export interface Proof {
  /** `pwd`, `demo`, or `oidc` with what the provider names (RFC 8176). */
  readonly amr: readonly string[];
  /** When the person proved it: `now`, the provider's `auth_time`, or null where the provider does not say. */
  readonly provedAt: Instant | 'now' | null;
  /** Roles that the provider's claim leaves; null where none is asked for. */
  readonly roleLimit?: readonly string[] | null;
  /** ID token, shown to the provider at sign-out and forgotten then. */
  readonly logoutHint?: string | null;
}

export interface OpenSession {
  readonly id: Uuid;
  readonly user: User;
  readonly actor: Actor;
  /** The earlier of both time-outs, if nothing more is asked. */
  readonly expiresAt: Instant;
  readonly provedAt: Instant | null;
  readonly amr: readonly string[];
  readonly logoutHint: string | null;
}

/** One of a person's own sessions, as he sees it. */
export interface SessionView {
  readonly id: Uuid;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly amr: readonly string[];
  readonly agent: string | null;
}

export interface NewSession extends Proof {
  readonly agent?: string | null;
  /** The browser's former session, which ends with the sign-in. */
  readonly replaces?: Uuid | null;
}

type Opened = { readonly token: string; readonly session: OpenSession };

export interface Sessions {
  /** Opens a session for an account whose proof was checked; the token is shown once, only its hash is stored. */
  create(userId: Uuid, requestId: string, how?: NewSession): Promise<Outcome<Opened>>;
  /** A new proof for an open session: the old token is worth nothing from now on, the absolute time-out stays. */
  confirm(id: Uuid, proof: Proof, requestId: string): Promise<Outcome<Opened>>;
  /** The session of a token, or null when it is unknown, timed out, revoked, or its account no longer active. */
  read(token: string): Promise<OpenSession | null>;
  /** Whose open session this is, or null. */
  owner(id: Uuid): Promise<Uuid | null>;
  revoke(token: string, requestId: string): Promise<void>;
  list(userId: Uuid): Promise<readonly SessionView[]>;
  /** Ends one session of this person. */
  revokeOne(userId: Uuid, id: Uuid, by: EntryActor, requestId: string): Promise<Outcome<null>>;
  /** Ends all sessions of a person but the one excepted. */
  revokeAll(userId: Uuid, by: EntryActor, requestId: string, except?: Uuid): Promise<number>;
}

export interface SessionRules {
  readonly idleMinutes?: number;
  readonly absoluteHours?: number;
  /** False in production: a session that a demo account opened before is worth nothing there (ACC-03). */
  readonly demoAllowed: boolean;
}

type Row = User &
  Pick<OpenSession, 'expiresAt' | 'provedAt' | 'amr' | 'logoutHint'> & {
    readonly sessionId: Uuid;
    readonly roleLimit: readonly string[] | null;
  };

const BY_PASSWORD: NewSession = { amr: ['pwd'], provedAt: 'now' };
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const newToken = (): string => randomBytes(32).toString('base64url');
const openOf = ({ sessionId, expiresAt, provedAt, amr, logoutHint, roleLimit, ...user }: Row): OpenSession => ({
  id: sessionId,
  user,
  actor: actorOf(user, { roleLimit, amr }),
  expiresAt,
  provedAt,
  amr,
  logoutHint,
});
const proofValues = ({ amr, provedAt, roleLimit = null, logoutHint = null }: Proof): readonly SqlValue[] => [
  provedAt === 'now' ? new Date(0) : provedAt,
  amr,
  roleLimit,
  logoutHint,
];
/** The database's clock stands for `now`, which is written as the epoch. */
const PROVED = (at: string) => `CASE WHEN ${at}::timestamptz = 'epoch' THEN clock_timestamp() ELSE ${at}::timestamptz END`;

const record = (sql: Sql, by: EntryActor, act: string, session: Uuid, requestId: string, amr: readonly string[] = []): Promise<void> =>
  recordAccount(sql, { by, requestId }, { act, object: { type: 'session', id: session, version: null }, detail: { amr } });

/** Server-side sessions with idle and absolute time-outs and revocation (ACC-04). */
export function sessions(dataSource: DataSource, { idleMinutes = 30, absoluteHours = 12, demoAllowed }: SessionRules): Sessions {
  const idle = `interval '${Number(idleMinutes)} minutes'`;
  const open = `s.revoked_at IS NULL AND s.absolute_until > clock_timestamp() AND s.last_seen_at > clock_timestamp() - ${idle}`;
  const expires = `clinic.iso(least(s.absolute_until, s.last_seen_at + ${idle})) AS "expiresAt"`;
  const select = `
    SELECT ${USER_COLUMNS}, s.id AS "sessionId", ${expires}, clinic.iso(s.proved_at) AS "provedAt", s.amr, s.role_limit AS "roleLimit", s.logout_hint AS "logoutHint"
    FROM clinic.session s JOIN clinic.user u ON u.id = s.user_id AND u.active AND u.kind = 'person'${demoAllowed ? '' : ' AND NOT u.demo'}
    WHERE ${open}`;
  const findWhere = async (sql: Sql, condition: string, value: string): Promise<OpenSession | null> => {
    const [row] = await sql.rows<Row>(`${select} AND ${condition}`, [value]);
    return row ? openOf(row) : null;
  };
  const find = (sql: Sql, token: string) => findWhere(sql, 's.token_sha256 = $1', hashOf(token));
  const end = async (sql: Sql, session: OpenSession | null, requestId: string): Promise<void> => {
    if (!session) return;
    await sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp(), logout_hint = NULL WHERE id = $1', [session.id]);
    await record(sql, session.actor, 'signed-out', session.id, requestId);
  };

  return {
    async create(userId, requestId, how = BY_PASSWORD) {
      const token = newToken();
      return inTransaction<Outcome<Opened>>(dataSource, async (sql, undo) => {
        if (how.replaces) await end(sql, await findWhere(sql, 's.id = $1', how.replaces), requestId);
        await sql.run(
          `INSERT INTO clinic.session (token_sha256, user_id, absolute_until, proved_at, amr, role_limit, logout_hint, agent)
           SELECT $1, u.id, clock_timestamp() + interval '${Number(absoluteHours)} hours', ${PROVED('$3')}, $4, $5, $6, $7 FROM clinic.user u WHERE u.id = $2`,
          [hashOf(token), userId, ...proofValues(how), how.agent?.slice(0, 200) ?? null],
        );
        const session = await find(sql, token);
        if (!session) return undo(refuse('ACCESS.INACTIVE'));
        await record(sql, session.actor, 'signed-in', session.id, requestId, how.amr);
        return ok({ token, session });
      });
    },

    async confirm(id, proof, requestId) {
      const next = newToken();
      return inTransaction<Outcome<Opened>>(dataSource, async (sql, undo) => {
        const known = await findWhere(sql, 's.id = $1', id);
        if (!known) return undo(refuse('ACCESS.INACTIVE'));
        // Roles that the first proof left out stay out: only a new sign-in may widen a session.
        await sql.run(
          `UPDATE clinic.session SET token_sha256 = $2, proved_at = ${PROVED('$3')}, amr = $4, last_seen_at = clock_timestamp(),
             role_limit = CASE WHEN role_limit IS NULL THEN $5::text[] WHEN $5::text[] IS NULL THEN role_limit ELSE ARRAY(SELECT unnest(role_limit) INTERSECT SELECT unnest($5::text[])) END,
             logout_hint = coalesce($6, logout_hint) WHERE id = $1`,
          [known.id, hashOf(next), ...proofValues(proof)],
        );
        const session = await find(sql, next);
        if (!session) return undo(refuse('ACCESS.INACTIVE'));
        await record(sql, session.actor, 'identity-confirmed', session.id, requestId, proof.amr);
        return ok({ token: next, session });
      });
    },

    read: (token) =>
      withSql(dataSource, async (sql) => {
        const session = await find(sql, token);
        if (!session) return null;
        await sql.run(
          `UPDATE clinic.session SET last_seen_at = clock_timestamp() WHERE id = $1 AND last_seen_at < clock_timestamp() - interval '30 seconds'`,
          [session.id],
        );
        return session;
      }),

    owner: (id) => withSql(dataSource, async (sql) => (await findWhere(sql, 's.id = $1', id))?.user.id ?? null),

    revoke: (token, requestId) => inTransaction(dataSource, async (sql) => end(sql, await find(sql, token), requestId)),

    list: (userId) =>
      withSql(dataSource, (sql) =>
        sql.rows<SessionView>(
          `SELECT s.id, clinic.iso(s.created_at) AS "startedAt", clinic.iso(s.last_seen_at) AS "lastSeenAt", ${expires}, s.amr, s.agent
           FROM clinic.session s WHERE s.user_id = $1 AND ${open} ORDER BY s.last_seen_at DESC`,
          [userId],
        ),
      ),

    revokeOne: (userId, id, by, requestId) =>
      inTransaction<Outcome<null>>(dataSource, async (sql, undo) => {
        const ended = await sql.run(
          'UPDATE clinic.session SET revoked_at = clock_timestamp(), logout_hint = NULL WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
          [id, userId],
        );
        if (ended === 0) return undo(refuse('SESSION.NOT_FOUND', { session: id }));
        await record(sql, by, 'session-revoked', id, requestId);
        return ok(null);
      }),

    revokeAll: (userId, by, requestId, except) =>
      inTransaction(dataSource, async (sql) => {
        const count = await endSessions(sql, userId, except);
        await recordAccount(
          sql,
          { by, requestId },
          { act: 'sessions-revoked', object: { type: 'user', id: userId, version: null }, detail: { count } },
        );
        return count;
      }),
  };
}
