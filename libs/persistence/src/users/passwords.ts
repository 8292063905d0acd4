import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import { inTransaction } from '../sql.ts';
import { recordUser } from './account-entry.ts';
import type { ChangedBy } from './account-entry.ts';
import { weakPassword } from './account-rules.ts';
import { changeAccount } from './change-account.ts';
import { checkPassword } from './credentials.ts';
import { hashPassword } from './password-hash.ts';
import { USER_COLUMNS } from './user-row.ts';
import type { User } from './user-row.ts';

/**
 * Whether a password may sign after somebody else has set it (SIG-09): else an administrator sets it, signs in as its owner before him, changes it and signs
 * for him. Whoever set it is never the one who confirms that its owner has it now.
 *
 * | hold           | a session may            | after it was changed | after a second administrator confirms |
 * |----------------|--------------------------|----------------------|---------------------------------------|
 * | none           | what the account may     | none                 | refused: nothing to confirm           |
 * | first-password | change the password only | reset-changed        | refused: not changed yet              |
 * | reset          | change the password only | reset-changed        | refused: not changed yet              |
 * | reset-changed  | all but sign by password | reset-changed        | none                                  |
 */
export async function resetPassword(dataSource: DataSource, id: Uuid, password: string, changed: ChangedBy): Promise<Outcome<User>> {
  const weak = weakPassword(password);
  if (weak) return weak;
  if (changed.by.id === id) return refuse('USER.NOT_YOURSELF', { user: id });
  const hash = await hashPassword(password);
  return inTransaction<Outcome<User>>(dataSource, async (sql) => {
    const [found] = await sql.rows<{ kind: string }>('SELECT kind FROM clinic.user WHERE id = $1', [id]);
    if (found?.kind === 'service') return refuse('USER.INVALID', { field: 'kind' });
    const set = `password_hash = $2, signing_hold = 'reset', reset_by = $3, failures = 0, last_failed_at = NULL`;
    return changeAccount(sql, { id, set, values: [hash, changed.by.id], act: 'password-reset' }, changed);
  });
}

export interface OwnChange {
  readonly id: Uuid;
  readonly current: string;
  readonly next: string;
  readonly requestId: string;
}

/** A person changes his own password and shows that he knows the old one; all his sessions end, this one too. */
export async function changeOwnPassword(dataSource: DataSource, { id, current, next, requestId }: OwnChange): Promise<Outcome<User>> {
  const weak = weakPassword(next) ?? (current === next ? refuse('AUTH.PASSWORD_WEAK', { reason: 'same' }) : null);
  if (weak) return weak;
  const checked = await checkPassword(dataSource, { by: { id }, password: current, purpose: 'confirm', requestId });
  if (!checked.ok) return checked;
  const hash = await hashPassword(next);
  const set = `password_hash = $2, signing_hold = CASE WHEN signing_hold IS NOT NULL THEN 'reset-changed' END`;
  return inTransaction<Outcome<User>>(dataSource, async (sql) =>
    changeAccount(sql, { id, set, values: [hash], act: 'password-changed' }, { by: checked.value, requestId }),
  );
}

/** The second administrator's word that the reset was wanted: not the one who made it, and not the owner. */
export async function confirmReset(dataSource: DataSource, id: Uuid, changed: ChangedBy): Promise<Outcome<User>> {
  return inTransaction<Outcome<User>>(dataSource, async (sql, undo) => {
    const [row] = await sql.rows<{ hold: string | null; resetBy: string | null }>(
      'SELECT signing_hold AS hold, reset_by AS "resetBy" FROM clinic.user WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row) return undo(refuse('USER.NOT_FOUND', { user: id }));
    if (row.hold !== 'reset-changed') return undo(refuse('USER.NOTHING_TO_CONFIRM', { user: id }));
    if (changed.by.id === id || changed.by.id === row.resetBy) return undo(refuse('USER.NOT_YOURSELF', { user: id }));
    const [user] = await sql.rows<User>(`UPDATE clinic.user u SET signing_hold = NULL WHERE u.id = $1 RETURNING ${USER_COLUMNS}`, [id]);
    if (!user) return undo(refuse('USER.NOT_FOUND', { user: id }));
    await recordUser(sql, changed, 'password-reset-confirmed', user);
    return ok(user);
  });
}
