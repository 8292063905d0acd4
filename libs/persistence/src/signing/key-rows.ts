import { fromBase64url, stableId } from '@consilium/ledger';
import type { Instant, KeyHandle, SigningKey, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';

/** Entry by which a key became active: what the evidence of its signatures names. */
export const enrolmentEntry = (credential: string): Uuid => stableId('entry', 'credential-confirmed', credential);

export const KEYS = `
  SELECT c.id, json_build_object('id', c.user_id, 'name', u.name) AS "user", c.label,
    CASE WHEN r.credential IS NOT NULL THEN 'revoked' ELSE c.status END AS status, c.identity_proof AS "identityProof", clinic.iso(c.proposed_at) AS "proposedAt",
    (SELECT x.name FROM clinic.user x WHERE x.id = c.confirmed_by) AS "confirmedBy", clinic.iso(c.confirmed_at) AS "confirmedAt", clinic.iso(r.at) AS "revokedAt"
  FROM clinic.credential c JOIN clinic.user u ON u.id = c.user_id LEFT JOIN clinic.credential_revocation r ON r.credential = c.id`;

export const keyById = async (sql: Sql, id: string): Promise<SigningKey | null> =>
  (await sql.rows<SigningKey>(`${KEYS} WHERE c.id = $1`, [id]))[0] ?? null;

export const activeKeys = (sql: Sql, user: Uuid): Promise<readonly KeyHandle[]> =>
  sql.rows<KeyHandle>(
    `SELECT c.id, c.transports FROM clinic.credential c WHERE c.user_id = $1 AND c.status = 'active'
       AND NOT EXISTS (SELECT 1 FROM clinic.credential_revocation r WHERE r.credential = c.id) ORDER BY c.confirmed_at`,
    [user],
  );

export interface StoredKey {
  readonly userId: Uuid;
  readonly coseKey: Uint8Array;
  readonly alg: number;
  readonly signCount: number;
  readonly status: 'proposed' | 'active';
  readonly revokedAt: Instant | null;
}

export async function storedKey(sql: Sql, id: string): Promise<StoredKey | null> {
  if (fromBase64url(id) === null) return null;
  const [row] = await sql.rows<StoredKey>(
    `SELECT c.user_id AS "userId", c.public_key AS "coseKey", c.alg, c.sign_count::float8 AS "signCount", c.status, clinic.iso(r.at) AS "revokedAt"
     FROM clinic.credential c LEFT JOIN clinic.credential_revocation r ON r.credential = c.id WHERE c.id = $1`,
    [id],
  );
  return row ?? null;
}
