import type { DataSource } from 'typeorm';
import { freshProof, ok, refuse } from '@consilium/domain';
import type { Instant, Outcome, OwnProof, SigningContext } from '@consilium/domain';
import { checkPassword } from '../users/credentials.ts';
import { withSql } from '../sql.ts';

/**
 * Proof of identity of the last five minutes, for the enrolment of a key: the password given now, or the session's own, read here and not taken from
 * the caller's word.
 * @returns how it was proved, coded
 */
export async function proveOneself(
  dataSource: DataSource,
  { password }: OwnProof,
  context: SigningContext,
): Promise<Outcome<'pwd' | 'oidc'>> {
  const { actor, session, requestId } = context;
  if (password !== null) {
    const checked = await checkPassword(dataSource, { by: { id: actor.id }, password, purpose: 'signing', requestId });
    return checked.ok ? ok('pwd') : checked;
  }
  const [row] = await withSql(dataSource, (sql) =>
    sql.rows<{ provedAt: Instant | null; amr: readonly string[]; now: Instant }>(
      `SELECT clinic.iso(s.proved_at) AS "provedAt", s.amr, clinic.iso(clock_timestamp()) AS now FROM clinic.session s
       WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.absolute_until > clock_timestamp()`,
      [session, actor.id],
    ),
  );
  // Who signed in by password gives it again: a browser left open is no proof (SIG-07). A demo session proves nothing.
  if (!row?.amr.includes('oidc')) return refuse('AUTH.PROOF_STALE', { needs: 'password' });
  const fresh = freshProof(row, row.now);
  return fresh.ok ? ok('oidc') : fresh;
}
