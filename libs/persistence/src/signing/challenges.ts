import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { canonicalJson } from '@consilium/ledger';
import { ok, refuse } from '@consilium/domain';
import type { Instant, Outcome, Uuid } from '@consilium/domain';
import { onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';

export const newNonce = (): string => randomBytes(16).toString('base64url');

interface Asked {
  readonly kind: 'ballot' | 'enrolment';
  readonly session: Uuid | null;
  readonly signer: Uuid;
  readonly of: { readonly caseId: Uuid; readonly version: number; readonly digest: string } | null;
  readonly payload: object;
}

/** Asks: five minutes from now, once (SIG-19). */
export async function ask(
  sql: Sql,
  { kind, session, signer, of, payload }: Asked,
): Promise<{ readonly id: Uuid; readonly expiresAt: Instant }> {
  const id = randomUUID();
  const rows = await sql.rows<{ expiresAt: Instant }>(
    `INSERT INTO clinic.signature_challenge (id, kind, session, signer, case_id, version, digest, payload, issued_at, expires_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, now, now + interval '5 minutes' FROM clock_timestamp() now RETURNING clinic.iso(expires_at) AS "expiresAt"`,
    [id, kind, session, signer, of?.caseId ?? null, of?.version ?? null, of?.digest ?? null, canonicalJson(payload)],
  );
  return { id, ...onlyRow(rows) };
}

export interface Answered {
  readonly id: Uuid;
  readonly kind: Asked['kind'];
  readonly session: Uuid | null;
  readonly signer: Uuid;
  readonly caseId: Uuid | null;
}

/**
 * Takes the question that an answer names, and so uses it up, whatever becomes of the answer. Its own transaction: a failure that follows does not
 * give it back.
 *
 * | question | taken |
 * |----------|-------|
 * | unknown, of another kind, session, person or case | CHALLENGE_UNKNOWN |
 * | answered before | CHALLENGE_USED |
 * | older than five minutes | CHALLENGE_EXPIRED |
 * | otherwise | its payload, as it was asked |
 */
export async function take(dataSource: DataSource, answered: Answered): Promise<Outcome<unknown>> {
  const { id, kind, session, signer, caseId } = answered;
  return withSql(dataSource, async (sql) => {
    const mine = `id = $1 AND kind = $2 AND session IS NOT DISTINCT FROM $3 AND signer = $4 AND case_id IS NOT DISTINCT FROM $5`;
    const of = [id, kind, session, signer, caseId];
    const [taken] = await sql.rows<{ payload: string; inTime: boolean }>(
      `UPDATE clinic.signature_challenge SET used_at = clock_timestamp() WHERE ${mine} AND used_at IS NULL RETURNING payload, expires_at > clock_timestamp() AS "inTime"`,
      of,
    );
    if (taken) return taken.inTime ? ok<unknown>(JSON.parse(taken.payload)) : refuse('SIGN_OFF.CHALLENGE_EXPIRED');
    const known = await sql.rows(`SELECT 1 FROM clinic.signature_challenge WHERE ${mine}`, of);
    return refuse(known.length > 0 ? 'SIGN_OFF.CHALLENGE_USED' : 'SIGN_OFF.CHALLENGE_UNKNOWN');
  });
}
