import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { isServiceScope, ok, refuse } from '@consilium/domain';
import type { Actor, Instant, Outcome, ServiceScope, Uuid } from '@consilium/domain';
import { inTransaction, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { recordAccount } from './account-entry.ts';
import type { ChangedBy } from './account-entry.ts';
import { USER_COLUMNS, actorOf } from './user-row.ts';
import type { User } from './user-row.ts';

export interface ApiToken {
  readonly id: Uuid;
  readonly user: Uuid;
  readonly label: string;
  readonly scopes: readonly ServiceScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

export interface NewApiToken {
  readonly user: Uuid;
  readonly label: string;
  readonly scopes: readonly string[];
  /** 1–366. */
  readonly days: number;
}

export interface ApiTokens {
  /** For a service account; the token is shown once, only its hash is stored. */
  create(token: NewApiToken, changed: ChangedBy): Promise<Outcome<{ readonly token: string; readonly made: ApiToken }>>;
  list(user: Uuid): Promise<readonly ApiToken[]>;
  revoke(user: Uuid, id: Uuid, changed: ChangedBy): Promise<Outcome<ApiToken>>;
  /** The service of a token with its scopes, or null for one that is unknown, expired or revoked, or whose account is closed. */
  actorOf(token: string): Promise<{ readonly user: User; readonly actor: Actor; readonly expiresAt: Instant } | null>;
}

/** A fixed beginning lets scanners of repositories and logs find a token that was left lying about. */
const TOKEN_PREFIX = 'consilium_token_';
const MAX_DAYS = 366;

const COLUMNS = `t.id, t.user_id AS "user", t.label, t.scopes, clinic.iso(t.created_at) AS "createdAt", clinic.iso(t.expires_at) AS "expiresAt",
  clinic.iso(t.revoked_at) AS "revokedAt", clinic.iso(t.last_used_at) AS "lastUsedAt"`;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const one = async (sql: Sql, id: Uuid): Promise<ApiToken | undefined> =>
  (await sql.rows<ApiToken>(`SELECT ${COLUMNS} FROM clinic.api_token t WHERE t.id = $1`, [id]))[0];

/**
 * | new token | answer |
 * |-----------|--------|
 * | no label, or one over 100 characters | INVALID label |
 * | no scope, or one outside the closed list | INVALID scopes |
 * | not 1 to 366 days | INVALID days |
 * | an account that is none of a service, or closed | INVALID user |
 */
function flawOf({ label, scopes, days }: NewApiToken): Outcome<never> | null {
  if (!label.trim() || label.length > 100) return refuse('TOKEN.INVALID', { field: 'label' });
  if (scopes.length === 0 || !scopes.every(isServiceScope)) return refuse('TOKEN.INVALID', { field: 'scopes' });
  return Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? null : refuse('TOKEN.INVALID', { field: 'days', most: MAX_DAYS });
}

async function create(
  dataSource: DataSource,
  asked: NewApiToken,
  changed: ChangedBy,
): Promise<Outcome<{ readonly token: string; readonly made: ApiToken }>> {
  const flaw = flawOf(asked);
  if (flaw) return flaw;
  const [id, token] = [randomUUID(), `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`];
  const scopes = [...new Set(asked.scopes)].sort();
  return inTransaction<Outcome<{ readonly token: string; readonly made: ApiToken }>>(dataSource, async (sql, undo) => {
    const added = await sql.run(
      `INSERT INTO clinic.api_token (id, user_id, label, token_sha256, scopes, created_at, created_by, expires_at)
       SELECT $1, u.id, $3, $4, $5, n.at, $6, n.at + $7::int * interval '1 day' FROM clinic.user u, (SELECT clock_timestamp() AS at) n
       WHERE u.id = $2 AND u.kind = 'service' AND u.active`,
      [id, asked.user, asked.label.trim(), hashOf(token), scopes, changed.by.id, asked.days],
    );
    const made = await one(sql, id);
    if (added === 0 || !made) return undo(refuse('TOKEN.INVALID', { field: 'user' }));
    const detail = { user: asked.user, scopes, expiresAt: made.expiresAt };
    await recordAccount(sql, changed, { act: 'token-created', object: { type: 'api-token', id, version: null }, detail });
    return ok({ token, made });
  });
}

/** Scoped, expiring tokens of machines, which can never sign (ACC-04, SIG-15). */
export const apiTokens = (dataSource: DataSource): ApiTokens => ({
  create: (token, changed) => create(dataSource, token, changed),

  list: (user) =>
    withSql(dataSource, (sql) =>
      sql.rows<ApiToken>(`SELECT ${COLUMNS} FROM clinic.api_token t WHERE t.user_id = $1 ORDER BY t.created_at DESC`, [user]),
    ),

  revoke: (user, id, changed) =>
    inTransaction<Outcome<ApiToken>>(dataSource, async (sql, undo) => {
      const revoked = await sql.run(
        'UPDATE clinic.api_token SET revoked_at = clock_timestamp() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
        [id, user],
      );
      const token = await one(sql, id);
      if (revoked === 0 || !token) return undo(refuse('TOKEN.NOT_FOUND', { token: id }));
      await recordAccount(sql, changed, {
        act: 'token-revoked',
        object: { type: 'api-token', id, version: null },
        detail: { user: token.user },
      });
      return ok(token);
    }),

  actorOf: (token) =>
    withSql(dataSource, async (sql) => {
      const [row] = await sql.rows<User & { tokenId: Uuid; scopes: readonly string[]; expiresAt: Instant }>(
        `SELECT ${USER_COLUMNS}, t.id AS "tokenId", t.scopes, clinic.iso(t.expires_at) AS "expiresAt" FROM clinic.api_token t JOIN clinic.user u ON u.id = t.user_id
         WHERE t.token_sha256 = $1 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp() AND u.active AND u.kind = 'service'`,
        [hashOf(token)],
      );
      if (!row) return null;
      const { tokenId, scopes, expiresAt, ...user } = row;
      await sql.run(
        `UPDATE clinic.api_token SET last_used_at = clock_timestamp() WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '30 seconds')`,
        [tokenId],
      );
      return { user, actor: actorOf(user, { scopes, amr: ['token'] }), expiresAt };
    }),
});
