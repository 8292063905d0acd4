import { randomUUID } from 'node:crypto';
import type { PlainFacts } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import type { Uuid } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import type { EntryActor, NewEntry } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { User } from './user-row.ts';

/** Who changes an account, and the request he does it with. */
export interface ChangedBy {
  readonly by: EntryActor;
  readonly requestId?: string | null;
}

type AccountEntry = Pick<NewEntry, 'act' | 'object'> & Partial<Pick<NewEntry, 'after' | 'detail' | 'outcome' | 'reason'>>;

/** Entry about an account, a session or a token, in the transaction that changes it (AUD-18). */
export async function recordAccount(sql: Sql, { by, requestId = null }: ChangedBy, entry: AccountEntry): Promise<void> {
  await appendEntry(sql, { id: randomUUID(), actor: by, ...entry, requestId, now: await databaseNow(sql) });
}

export const recordUser = (sql: Sql, changed: ChangedBy, act: string, user: User, more: PlainFacts = {}): Promise<void> =>
  recordAccount(sql, changed, {
    act,
    object: { type: 'user', id: user.id, version: null },
    after: user,
    detail: { roles: user.roles, specialty: user.specialty, active: user.active, demo: user.demo, ...more },
  });

/** Ends the sessions of an account. Returns how many. */
export const endSessions = (sql: Sql, user: Uuid, except: Uuid | null = null): Promise<number> =>
  sql.run(
    `UPDATE clinic.session SET revoked_at = clock_timestamp(), logout_hint = NULL WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2::uuid`,
    [user, except],
  );

/** Takes the tokens of a service back, each with its entry. */
export async function revokeTokens(sql: Sql, user: Uuid, changed: ChangedBy): Promise<void> {
  const open = await sql.rows<{ id: Uuid }>('SELECT id FROM clinic.api_token WHERE user_id = $1 AND revoked_at IS NULL FOR UPDATE', [user]);
  for (const { id } of open) {
    await sql.run('UPDATE clinic.api_token SET revoked_at = clock_timestamp() WHERE id = $1', [id]);
    await recordAccount(sql, changed, { act: 'token-revoked', object: { type: 'api-token', id, version: null }, detail: { user } });
  }
}

/** Somebody came with an identity that opens nothing here; who he is was not established, so the entry names no more than the account meant. */
const NOBODY: EntryActor = { id: 'unknown', kind: 'person', name: 'unknown identity', roles: [] };

export interface SignInFailure {
  readonly act: 'signed-in' | 'identity-confirmed';
  readonly code: string;
  readonly detail: PlainFacts;
  readonly requestId: string;
}

/** Entry of a sign-in that the identity provider's answer did not open (AUD-18). */
export const recordSignInFailure = (dataSource: DataSource, { act, code, detail, requestId }: SignInFailure): Promise<void> =>
  inTransaction(dataSource, (sql) =>
    recordAccount(
      sql,
      { by: NOBODY, requestId },
      { act, object: { type: 'user', id: NOBODY.id, version: null }, outcome: 'failed', reason: code, detail },
    ),
  );
