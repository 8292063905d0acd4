import { checkSignatureEvidence, toBase64url } from '@consilium/ledger';
import type { EnrolledCredential, SignCode, SignedRow } from '@consilium/ledger';
import type { Uuid } from '@consilium/domain';
import type { Sql, SqlValue } from '../sql.ts';

interface EvidenceRow {
  readonly id: Uuid;
  readonly signed: SignedRow;
  readonly credential: (Omit<EnrolledCredential, 'publicKey'> & { readonly publicKey: string }) | null;
}

const SELECT = `
  SELECT s.id,
    json_build_object('caseId', s.case_id, 'version', s.version, 'digest', s.digest, 'signer', s.signer, 'printedName', s.printed_name, 'meaning', s.meaning,
      'timeZone', s.time_zone, 'signedAt', clinic.iso(s.signed_at), 'assurance', s.assurance, 'evidence', s.evidence,
      'erased', EXISTS (SELECT 1 FROM clinic.case k JOIN clinic.patient p ON p.id = k.patient_id WHERE k.id = s.case_id AND p.erased_at IS NOT NULL),
      'ballot', json_build_object('choice', b.choice, 'reason', b.reason, 'alternative', b.alternative, 'text', b.text)) AS signed,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'userId', c.user_id, 'publicKey', encode(c.public_key, 'hex'), 'alg', c.alg, 'status', c.status,
      'confirmedBy', c.confirmed_by, 'confirmedAt', clinic.iso(c.confirmed_at), 'revokedAt', clinic.iso(r.at)) END AS credential
  FROM clinic.signature s JOIN clinic.ballot b ON b.id = s.ballot_id
  LEFT JOIN clinic.credential c ON c.id = s.evidence->>'credential' LEFT JOIN clinic.credential_revocation r ON r.credential = c.id`;

/** A signature whose evidence does not hold: the row, or what it rests on, was changed outside the system. */
export interface BrokenSignature {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly codes: readonly SignCode[];
}

async function broken(rows: readonly EvidenceRow[]): Promise<readonly BrokenSignature[]> {
  const found: BrokenSignature[] = [];
  for (const { id, signed, credential } of rows) {
    const key = credential && { ...credential, publicKey: toBase64url(Buffer.from(credential.publicKey, 'hex')) };
    const codes = await checkSignatureEvidence(signed, key);
    if (codes.length > 0) found.push({ id, caseId: signed.caseId, codes });
  }
  return found;
}

/** Checks the raw evidence of every signature of a version that is not void once more: rows that came past the guards are found here (SIG-PUB). */
export const brokenSignaturesOf = async (sql: Sql, caseId: Uuid, version: number): Promise<readonly BrokenSignature[]> =>
  broken(
    await sql.rows<EvidenceRow>(
      `${SELECT} WHERE s.case_id = $1 AND s.version = $2 AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id) ORDER BY s.id`,
      [caseId, version],
    ),
  );

/** The same over all signatures, void ones included, page by page; for `fsck`. */
export async function* brokenSignatures(sql: Sql, pageSize = 500): AsyncGenerator<BrokenSignature> {
  let after: SqlValue = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: readonly EvidenceRow[] = await sql.rows<EvidenceRow>(`${SELECT} WHERE s.id > $1 ORDER BY s.id LIMIT ${Number(pageSize)}`, [
      after,
    ]);
    yield* await broken(rows);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}
