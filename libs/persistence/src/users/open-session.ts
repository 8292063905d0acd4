import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { recordAccount } from './account-entry.ts';
import { hashOf } from './session-reader.ts';
import type { SessionReader } from './session-reader.ts';
import type { NewSession, OpenSession, OpenedSession, Proof } from './session-types.ts';

const newToken = (): string => randomBytes(32).toString('base64url');
const proofValues = ({ amr, provedAt, roleLimit = null, logoutHint = null }: Proof): readonly SqlValue[] => [
  provedAt === 'now' ? new Date(0) : provedAt,
  amr,
  roleLimit,
  logoutHint,
];
/** The database's clock stands for `now`, which is written as the epoch. */
const PROVED = `CASE WHEN $3::timestamptz = 'epoch' THEN clock_timestamp() ELSE $3::timestamptz END`;
/** Roles that the first proof left out stay out: only a new sign-in may widen a session. */
const NARROWED = `CASE WHEN role_limit IS NULL THEN $5::text[] WHEN $5::text[] IS NULL THEN role_limit
  ELSE ARRAY(SELECT unnest(role_limit) INTERSECT SELECT unnest($5::text[])) END`;

export const recordSession = (
  sql: Sql,
  by: EntryActor,
  act: string,
  session: Uuid,
  requestId: string,
  amr: readonly string[] = [],
): Promise<void> =>
  recordAccount(sql, { by, requestId }, { act, object: { type: 'session', id: session, version: null }, detail: { amr } });

export async function endSession(sql: Sql, session: OpenSession | null, requestId: string): Promise<void> {
  if (!session) return;
  await sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp(), logout_hint = NULL WHERE id = $1', [session.id]);
  await recordSession(sql, session.actor, 'signed-out', session.id, requestId);
}

export function openSession(
  dataSource: DataSource,
  reader: SessionReader,
  userId: Uuid,
  how: NewSession,
  requestId: string,
): Promise<Outcome<OpenedSession>> {
  const token = newToken();
  return inTransaction<Outcome<OpenedSession>>(dataSource, async (sql, undo) => {
    if (how.replaces) await endSession(sql, await reader.byId(sql, how.replaces), requestId);
    await sql.run(
      `INSERT INTO clinic.session (token_sha256, user_id, absolute_until, proved_at, amr, role_limit, logout_hint, agent)
       SELECT $1, u.id, clock_timestamp() + interval '${reader.absoluteHours} hours', ${PROVED}, $4, $5, $6, $7 FROM clinic.user u WHERE u.id = $2`,
      [hashOf(token), userId, ...proofValues(how), how.agent?.slice(0, 200) ?? null],
    );
    const session = await reader.byToken(sql, token);
    if (!session) return undo(refuse('ACCESS.INACTIVE'));
    await recordSession(sql, session.actor, 'signed-in', session.id, requestId, how.amr);
    return ok({ token, session });
  });
}

export function confirmSession(
  dataSource: DataSource,
  reader: SessionReader,
  id: Uuid,
  proof: Proof,
  requestId: string,
): Promise<Outcome<OpenedSession>> {
  const token = newToken();
  return inTransaction<Outcome<OpenedSession>>(dataSource, async (sql, undo) => {
    if (!(await reader.byId(sql, id))) return undo(refuse('ACCESS.INACTIVE'));
    await sql.run(
      `UPDATE clinic.session SET token_sha256 = $2, proved_at = ${PROVED}, amr = $4, last_seen_at = clock_timestamp(), role_limit = ${NARROWED},
         logout_hint = coalesce($6, logout_hint) WHERE id = $1`,
      [id, hashOf(token), ...proofValues(proof)],
    );
    const session = await reader.byToken(sql, token);
    if (!session) return undo(refuse('ACCESS.INACTIVE'));
    await recordSession(sql, session.actor, 'identity-confirmed', session.id, requestId, proof.amr);
    return ok({ token, session });
  });
}
