import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Actor, Outcome, Uuid } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import { matchesHash, pretendToCheck } from './password-hash.ts';
import { USER_COLUMNS, actorOf } from './user-row.ts';
import type { User } from './user-row.ts';

const ACT_OF = { login: 'signed-in', signing: 'signing-authenticated', confirm: 'identity-confirmed' } as const;

export interface Attempt {
  readonly by: { readonly login: string } | { readonly id: Uuid };
  readonly password: string;
  readonly purpose: keyof typeof ACT_OF;
  readonly requestId: string;
}

/** Who could not be named: the text typed as login may be a password and is not kept. */
const NOBODY: EntryActor = { id: 'unknown', kind: 'person', name: 'unknown login', roles: [] };
const MAX_FAILURES = 5;
const LOCK = `interval '15 minutes'`;

/**
 * Checks a password, for a session or a signature (SIG-07). Every failure is an entry (AUD-18).
 *
 * 1. The attempt is counted before the password is looked at, so that guesses sent at once can't outrun the lock.
 * 2. Five failures within 15 minutes lock the account for 15 minutes after the last one; while locked nothing is checked.
 * 3. Success clears the count.
 * 4. A password that somebody else has set signs nothing (`resetPassword`).
 */
export async function checkPassword(dataSource: DataSource, attempt: Attempt): Promise<Outcome<Actor>> {
  const found = await findAccount(dataSource, attempt.by);
  if (!found || found.hash === null || !found.user.active) {
    await pretendToCheck(attempt.password);
    return deny(dataSource, attempt, found ? actorOf(found.user) : NOBODY, 'AUTH.CREDENTIALS_WRONG');
  }
  const { user, hash, hold } = found;
  if (attempt.purpose === 'signing' && hold !== null) return deny(dataSource, attempt, actorOf(user), 'AUTH.SIGNING_HELD');
  const counted = await withSql(dataSource, (sql) =>
    sql.run(
      `UPDATE clinic.user SET failures = CASE WHEN last_failed_at > clock_timestamp() - ${LOCK} THEN failures + 1 ELSE 1 END, last_failed_at = clock_timestamp()
       WHERE id = $1 AND NOT (failures >= ${MAX_FAILURES} AND coalesce(last_failed_at > clock_timestamp() - ${LOCK}, false))`,
      [user.id],
    ),
  );
  if (counted === 0) return deny(dataSource, attempt, actorOf(user), 'AUTH.LOCKED');
  if (!(await matchesHash(attempt.password, hash))) return deny(dataSource, attempt, actorOf(user), 'AUTH.CREDENTIALS_WRONG');
  await withSql(dataSource, (sql) => sql.run('UPDATE clinic.user SET failures = 0, last_failed_at = NULL WHERE id = $1', [user.id]));
  return ok(actorOf(user));
}

async function findAccount(
  dataSource: DataSource,
  by: Attempt['by'],
): Promise<{ readonly user: User; readonly hash: string | null; readonly hold: string | null } | null> {
  const [where, value] = 'login' in by ? ['lower(u.login) = lower($1)', by.login] : ['u.id = $1', by.id];
  const [row] = await withSql(dataSource, (sql) =>
    sql.rows<User & { hash: string | null; hold: string | null }>(
      `SELECT ${USER_COLUMNS}, u.password_hash AS hash, u.signing_hold AS hold FROM clinic.user u WHERE ${where}`,
      [value],
    ),
  );
  if (!row) return null;
  const { hash, hold, ...user } = row;
  return { user, hash, hold };
}

async function deny(
  dataSource: DataSource,
  attempt: Attempt,
  actor: EntryActor,
  code: 'AUTH.CREDENTIALS_WRONG' | 'AUTH.LOCKED' | 'AUTH.SIGNING_HELD',
): Promise<Outcome<never>> {
  await inTransaction(dataSource, async (sql) =>
    appendEntry(sql, {
      id: randomUUID(),
      actor,
      act: ACT_OF[attempt.purpose],
      object: { type: 'user', id: actor.id, version: null },
      outcome: 'failed',
      reason: code,
      requestId: attempt.requestId,
      now: await databaseNow(sql),
    }),
  );
  return refuse(code);
}
