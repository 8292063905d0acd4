import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { checkRegistration, enrolmentChallengeOf, fromBase64url, toBase64url } from '@consilium/ledger';
import type { EnrolmentPayload } from '@consilium/ledger';
import { may, ok, refuse } from '@consilium/domain';
import type { Enrolment, EnrolmentChallenge, KeyHandle, Outcome, OwnProof, SigningContext, SigningKey } from '@consilium/domain';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { UNIQUE_VIOLATION, inTransaction, onlyRow, sqlStateOf, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { ask, newNonce, take } from './challenges.ts';
import { keyById } from './key-rows.ts';
import { proveOneself } from './own-proof.ts';
import type { SigningSite } from './signing-site.ts';

/** ES256, EdDSA, RS256: in the order of preference. */
const ALGORITHMS = [-8, -7, -257];
const HANDLES = `SELECT c.id, c.transports FROM clinic.credential c WHERE c.user_id = $1`;

/** Begins an enrolment for the person himself, who proves now who he is (SIG-09). */
export async function beginEnrolment(
  dataSource: DataSource,
  site: SigningSite,
  proof: OwnProof,
  context: SigningContext,
): Promise<Outcome<EnrolmentChallenge>> {
  const { actor, session } = context;
  const allowed = may(actor, 'credential:manage-own');
  if (!allowed.ok) return allowed;
  const proved = await proveOneself(dataSource, proof, context);
  if (!proved.ok) return proved;
  return inTransaction(dataSource, async (sql) => {
    const payload: EnrolmentPayload = { user: actor.id, proof: proved.value, time: await databaseNow(sql), nonce: newNonce() };
    const asked = await ask(sql, { kind: 'enrolment', session, signer: actor.id, of: null, payload });
    const { login } = onlyRow(await sql.rows<{ login: string }>('SELECT login FROM clinic.user WHERE id = $1', [actor.id]));
    return ok({
      ...asked,
      challenge: toBase64url(await enrolmentChallengeOf(payload)),
      rpId: site.rpId,
      user: { handle: Buffer.from(actor.id).toString('base64url'), login, name: actor.name },
      algorithms: ALGORITHMS,
      exclude: await sql.rows<KeyHandle>(HANDLES, [actor.id]),
    });
  });
}

/** Stores the key as a proposal: it signs nothing until a second person has confirmed it. */
export async function enrol(
  dataSource: DataSource,
  site: SigningSite,
  enrolment: Enrolment,
  context: SigningContext,
): Promise<Outcome<SigningKey>> {
  const { actor, session } = context;
  const allowed = may(actor, 'credential:manage-own');
  if (!allowed.ok) return allowed;
  const taken = await take(dataSource, { id: enrolment.challenge, kind: 'enrolment', session, signer: actor.id, caseId: null });
  if (!taken.ok) return taken;
  // Written by this process alone, and read back as it was written.
  const payload = taken.value as EnrolmentPayload;
  const [attestationObject, clientDataJSON] = [fromBase64url(enrolment.attestationObject), fromBase64url(enrolment.clientDataJSON)];
  if (!attestationObject || !clientDataJSON) return refuse('CREDENTIAL.REFUSED', { code: 'SIGN.EVIDENCE_MALFORMED' });
  const challenge = await enrolmentChallengeOf(payload);
  const checked = await checkRegistration({ attestationObject, clientDataJSON }, { ...site, challenge });
  if (!checked.ok) return refuse('CREDENTIAL.REFUSED', { code: checked.code });
  const { credentialId, coseKey, publicKey, signCount } = checked.value;
  const id = toBase64url(credentialId);
  try {
    return await inTransaction(dataSource, async (sql) => {
      await sql.run(
        `INSERT INTO clinic.credential (id, user_id, public_key, alg, sign_count, transports, label, status, proposed_at, identity_proof)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', clock_timestamp(), $8)`,
        [id, actor.id, coseKey, publicKey.alg, signCount, enrolment.transports, enrolment.label.trim(), payload.proof],
      );
      await recordKey(sql, context, { act: 'credential-proposed', entry: randomUUID(), id, version: 1, amr: [payload.proof] });
      return known(await keyById(sql, id));
    });
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return refuse('CREDENTIAL.TAKEN');
    throw error;
  }
}

export const known = (key: SigningKey | null): Outcome<SigningKey> => (key ? ok(key) : refuse('CREDENTIAL.NOT_FOUND'));

interface KeyEntry {
  readonly act: 'credential-proposed' | 'credential-confirmed' | 'credential-revoked';
  readonly entry: string;
  readonly id: string;
  readonly version: number;
  readonly amr?: readonly string[];
  readonly reason?: string;
}

export const recordKey = async (
  sql: Sql,
  { actor, requestId }: SigningContext,
  { act, entry, id, version, amr, reason }: KeyEntry,
): Promise<void> =>
  appendEntry(sql, {
    id: entry,
    actor,
    act,
    object: { type: 'credential', id, version },
    ...(amr ? { amr } : {}),
    ...(reason === undefined ? {} : { detail: { reason } }),
    requestId,
    now: await databaseNow(sql),
  });

export const listKeys = async (
  dataSource: DataSource,
  { where, values }: { readonly where: string; readonly values: readonly string[] },
  select: string,
): Promise<readonly SigningKey[]> =>
  withSql(dataSource, (sql) => sql.rows<SigningKey>(`${select} WHERE ${where} ORDER BY c.proposed_at DESC`, values));
