import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { may, refuse } from '@consilium/domain';
import type { IdentityProof, Outcome, OwnProof, SigningContext, SigningKey, Uuid } from '@consilium/domain';
import { auditTrail } from '../ledger/audit.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { known, recordKey } from './enrol-key.ts';
import { enrolmentEntry, keyById } from './key-rows.ts';
import { proveOneself } from './own-proof.ts';

const lockKey = async (sql: Sql, id: string): Promise<SigningKey | null> => {
  await sql.rows('SELECT 1 FROM clinic.credential WHERE id = $1 FOR UPDATE', [id]);
  return keyById(sql, id);
};

const GAVE_ACCESS = `SELECT 1 WHERE EXISTS (SELECT 1 FROM clinic.user_subject s WHERE s.user_id = $2 AND s.linked_by = $1::text)
  OR EXISTS (SELECT 1 FROM ledger.entry e WHERE e.actor = $1::text AND e.action = 'user-added' AND e.outcome = 'done' AND e.object_type = 'user' AND e.object_id = $2::text)`;

/** Whether one person has given the other's account its way in, and could have taken it himself. A reset password signs nothing without a second person. */
const gaveAccess = async (sql: Sql, giver: Uuid, owner: Uuid): Promise<boolean> => (await sql.rows(GAVE_ACCESS, [giver, owner])).length > 0;

/**
 * A second person vouches that the proposed key is in its owner's hand (SIG-09).
 *
 * | key | by | answer |
 * |-----|----|--------|
 * | unknown | | NOT_FOUND |
 * | revoked | | REVOKED |
 * | any | its owner | OWN |
 * | proposed | who made the owner's account, or linked it to a subject of an identity provider | NOT_SECOND: he could be the owner himself |
 * | active | another | as it is: a repeat |
 * | proposed | another, who proves himself now | active |
 */
export async function confirmKey(
  dataSource: DataSource,
  id: string,
  by: { readonly identity: IdentityProof; readonly proof: OwnProof },
  context: SigningContext,
): Promise<Outcome<SigningKey>> {
  const allowed = may(context.actor, 'credential:confirm');
  if (!allowed.ok) return allowed;
  const proved = await proveOneself(dataSource, by.proof, context);
  if (!proved.ok) return proved;
  const outcome = await inTransaction<Outcome<SigningKey>>(dataSource, async (sql, undo) => {
    const key = await lockKey(sql, id);
    if (!key) return undo(refuse('CREDENTIAL.NOT_FOUND'));
    if (key.user.id === context.actor.id) return undo(refuse('CREDENTIAL.OWN'));
    if (key.status === 'revoked') return undo(refuse('CREDENTIAL.REVOKED'));
    if (key.status === 'active') return known(key);
    if (await gaveAccess(sql, context.actor.id, key.user.id)) return undo(refuse('CREDENTIAL.NOT_SECOND'));
    await sql.run(
      `UPDATE clinic.credential SET status = 'active', identity_check = $2, confirmed_by = $3, confirmed_at = clock_timestamp() WHERE id = $1`,
      [id, by.identity, context.actor.id],
    );
    await recordKey(sql, context, { act: 'credential-confirmed', entry: enrolmentEntry(id), id, version: 2, amr: [proved.value] });
    return known(await keyById(sql, id));
  });
  if (!outcome.ok && (outcome.refusal.code === 'CREDENTIAL.OWN' || outcome.refusal.code === 'CREDENTIAL.NOT_SECOND'))
    await auditTrail(dataSource).recordDenial({
      actor: context.actor,
      action: 'credential-confirmed',
      code: outcome.refusal.code,
      caseId: null,
      requestId: context.requestId,
    });
  return outcome;
}

/** By its owner, or by somebody who may confirm keys; what it signed before stays signed. */
export async function revokeKey(dataSource: DataSource, id: string, reason: string, context: SigningContext): Promise<Outcome<SigningKey>> {
  return inTransaction<Outcome<SigningKey>>(dataSource, async (sql, undo) => {
    const key = await lockKey(sql, id);
    const isOwn = key?.user.id === context.actor.id;
    const allowed = may(context.actor, isOwn ? 'credential:manage-own' : 'credential:confirm');
    if (!allowed.ok) return undo(allowed);
    if (!key) return undo(refuse('CREDENTIAL.NOT_FOUND'));
    if (key.status === 'revoked') return known(key);
    await sql.run('INSERT INTO clinic.credential_revocation (credential, at, by_user, reason) VALUES ($1, clock_timestamp(), $2, $3)', [
      id,
      context.actor.id,
      reason,
    ]);
    await recordKey(sql, context, { act: 'credential-revoked', entry: randomUUID(), id, version: 3, reason });
    return known(await keyById(sql, id));
  });
}
