import type { DataSource } from 'typeorm';
import { challengeOf, checkAssertion, evidenceBytes, statementDigest, toBase64url } from '@consilium/ledger';
import type { SignCode, SignaturePayload, SignatureEvidence } from '@consilium/ledger';
import { ok, refuse } from '@consilium/domain';
import type { KeyAssertion, Outcome, SignedBallot, SigningContext, Uuid } from '@consilium/domain';
import { checkPassword } from '../users/credentials.ts';
import { withSql } from '../sql.ts';
import { take } from './challenges.ts';
import { enrolmentEntry, storedKey } from './key-rows.ts';
import type { StoredKey } from './key-rows.ts';
import type { SigningSite } from './signing-site.ts';

/** Second component of a signature (SIG-07), and what remains of it. */
export interface Proved {
  readonly method: 'password' | 'webauthn';
  readonly evidence: SignatureEvidence;
  /** What the key signed, and how often it has by its own count; null for a password. */
  readonly payload: SignaturePayload | null;
  readonly signCount: number | null;
}

export const refusedEvidence = (code: SignCode): Outcome<never> => refuse('SIGN_OFF.EVIDENCE_REFUSED', { code });

export async function proveSigner(
  dataSource: DataSource,
  site: SigningSite,
  signing: { readonly caseId: Uuid; readonly signed: SignedBallot; readonly context: SigningContext },
): Promise<Outcome<Proved>> {
  const { password, assertion } = signing.signed;
  if ((password === undefined) === (assertion === undefined)) return refuse('SIGN_OFF.PROOF_MISSING');
  if (assertion !== undefined) return byKey(dataSource, site, { ...signing, assertion });
  const { actor, requestId } = signing.context;
  const checked = await checkPassword(dataSource, { by: { id: actor.id }, password: password ?? '', purpose: 'signing', requestId });
  return checked.ok
    ? ok({ method: 'password', evidence: { kind: 'password', checkedBy: 'server' }, payload: null, signCount: null })
    : checked;
}

async function byKey(
  dataSource: DataSource,
  site: SigningSite,
  { caseId, signed, context, assertion }: Parameters<typeof proveSigner>[2] & { readonly assertion: KeyAssertion },
): Promise<Outcome<Proved>> {
  const signer = context.actor.id;
  const taken = await take(dataSource, { id: assertion.challenge, kind: 'ballot', session: context.session, signer, caseId });
  if (!taken.ok) return taken;
  // Written by this process alone, and read back as it was written.
  const payload = taken.value as SignaturePayload;
  if (!(await isOf(payload, caseId, signed))) return refuse('SIGN_OFF.CHALLENGE_MISMATCH');
  const key = await withSql(dataSource, (sql) => storedKey(sql, assertion.credential));
  const flaw = flawOf(key, signer);
  if (!key || flaw) return refusedEvidence(flaw ?? 'SIGN.CREDENTIAL_UNKNOWN');
  const publicKey = toBase64url(key.coseKey);
  const bytes = evidenceBytes({ ...assertion, publicKey });
  if (!bytes) return refusedEvidence('SIGN.EVIDENCE_MALFORMED');
  const { rpId, origins } = site;
  const challenge = await challengeOf(payload);
  const checked = await checkAssertion(bytes, { rpId, origins, challenge, coseKey: key.coseKey, lastCount: key.signCount });
  if (!checked.ok) return refusedEvidence(checked.code);
  const { signCount } = checked.value;
  // Two answers of one count at once are of an authenticator and its copy: the first has raised the counter since it was read above.
  if ((await count(dataSource, assertion.credential, signCount)) === 0 && signCount > 0) return refusedEvidence('SIGN.COUNTER_BACK');
  return ok({ method: 'webauthn', evidence: evidenceOf({ assertion, key, publicKey, payload, rpId }), payload, signCount });
}

/** Whether what was signed is what was sent to be recorded. */
const isOf = async ({ record, choice, reason, statement, zone }: SignaturePayload, caseId: Uuid, signed: SignedBallot): Promise<boolean> =>
  record.id === caseId &&
  record.version === signed.version &&
  record.digest === signed.digest &&
  choice === signed.choice &&
  reason === signed.reason &&
  zone === signed.timeZone &&
  statement === (await statementDigest(signed));

function flawOf(key: StoredKey | null, signer: Uuid): SignCode | null {
  if (!key) return 'SIGN.CREDENTIAL_UNKNOWN';
  if (key.userId !== signer) return 'SIGN.CREDENTIAL_NOT_SIGNERS';
  if (key.revokedAt !== null) return 'SIGN.CREDENTIAL_REVOKED';
  return key.status === 'active' ? null : 'SIGN.CREDENTIAL_UNCONFIRMED';
}

/** Own statement, so that a refused ballot still counts as a use of the key. */
const count = (dataSource: DataSource, credential: string, signCount: number): Promise<number> =>
  withSql(dataSource, (sql) =>
    sql.run('UPDATE clinic.credential SET sign_count = $2 WHERE id = $1 AND sign_count < $2', [credential, signCount]),
  );

interface ByKey {
  readonly assertion: KeyAssertion;
  readonly key: StoredKey;
  readonly publicKey: string;
  readonly payload: SignaturePayload;
  readonly rpId: string;
}

const evidenceOf = ({ assertion, key, publicKey, payload, rpId }: ByKey): SignatureEvidence => {
  const { credential, authenticatorData, clientDataJSON, signature } = assertion;
  const enrolment = enrolmentEntry(credential);
  const origin = originIn(clientDataJSON);
  return {
    kind: 'webauthn',
    credential,
    alg: key.alg,
    publicKey,
    authenticatorData,
    clientDataJSON,
    signature,
    payload,
    enrolment,
    origin,
    rpId,
  };
};

/** The one of the allowed origins that the checked client data names. */
const originIn = (clientDataJSON: string): string => {
  const { origin }: { readonly origin: string } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
  return origin;
};
