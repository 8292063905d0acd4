import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { castBallot, missingItems, ok, refuse } from '@consilium/domain';
import type { ActReceipt, BallotCast, Outcome, SignedBallot, SigningContext, Uuid } from '@consilium/domain';
import { act } from '../acts/act.ts';
import type { ActDone, ActEffect, ActScene } from '../acts/act.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { auditTrail } from '../ledger/audit.ts';
import { withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { proveSigner, refusedEvidence } from './prove-signer.ts';
import type { Proved } from './prove-signer.ts';
import type { SigningSite } from './signing-site.ts';

interface Casting {
  readonly caseId: Uuid;
  readonly signed: SignedBallot;
  readonly context: SigningContext;
}

/** A ballot and its signature. Key or password is checked before the case is locked: it takes longer than the whole transaction. */
export async function castSignedBallot(dataSource: DataSource, site: SigningSite, casting: Casting): Promise<Outcome<ActReceipt>> {
  const { caseId, signed, context } = casting;
  const { password: _password, assertion: _assertion, ...ballot } = signed;
  if (!isTimeZone(signed.timeZone)) return refuse('SIGN_OFF.TIME_ZONE_UNKNOWN', { timeZone: signed.timeZone });
  const proved = await proveSigner(dataSource, site, casting);
  // The answer to a used challenge is worth a receipt where its ballot is recorded, and nothing else.
  const isRepeat = !proved.ok && proved.refusal.code === 'SIGN_OFF.CHALLENGE_USED' && (await isCast(dataSource, ballot.ballotId, context));
  if (!proved.ok && !isRepeat) {
    if (!proved.refusal.code.startsWith('AUTH.')) await recordFailure(dataSource, casting, proved.refusal);
    return proved;
  }
  return act(dataSource, { kind: 'ballot-cast', caseId, context, payload: ballot, businessKey: ballot.ballotId }, async (scene) =>
    proved.ok ? cast(scene, ballot, context.actor.id, proved.value) : proved,
  );
}

const isCast = async (dataSource: DataSource, ballot: Uuid, { actor }: SigningContext): Promise<boolean> =>
  (await withSql(dataSource, (sql) => sql.rows('SELECT 1 FROM clinic.ballot WHERE id = $1 AND voter = $2', [ballot, actor.id]))).length > 0;

/** A failed password has its entry by the password check (AUD-18). */
const recordFailure = (
  dataSource: DataSource,
  { caseId, context }: Casting,
  { code, detail }: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> =>
  auditTrail(dataSource).recordDenial({
    actor: context.actor,
    action: 'signing-authenticated',
    code: typeof detail['code'] === 'string' ? detail['code'] : code,
    caseId,
    requestId: context.requestId,
  });

async function cast(
  { sql, row }: ActScene,
  signed: Omit<SignedBallot, 'password' | 'assertion'>,
  voter: Uuid,
  proved: Proved,
): Promise<Outcome<ActEffect>> {
  const { ballotId, digest, timeZone, version, choice, reason, alternative, text } = signed;
  // The same ballot of the same voter was found before: what is left is another ballot under a used id.
  const taken = await sql.rows('SELECT 1 FROM clinic.ballot WHERE id = $1', [ballotId]);
  if (taken.length > 0) return refuse('SIGN_OFF.BALLOT_ID_TAKEN', { ballot: ballotId });
  const held = await holdSigner(sql, voter, proved);
  if (!held.ok) return held;
  const { record, review } = await loadKnownCase(sql, row.caseId);
  if (!review) return refuse('SIGN_OFF.NO_REVIEW', { case: row.caseId });
  const missing = missingItems(record);
  if (missing.length > 0) return refuse('SIGN_OFF.NOT_READY', { missing: missing.map(({ item }) => item) });
  const ballot = { id: ballotId, voter, version, choice, reason, alternative, text };
  const { method, payload } = proved;
  const outcome = castBallot(review, { ballot, signatureId: randomUUID(), digest, timeZone, method, at: row.now });
  if (!outcome.ok) return outcome;
  const { meaning, printedName } = outcome.value.signature;
  // Since the key signed, the name or the authorship has changed: it signed another meaning than this would have.
  if (payload && (payload.meaning !== meaning || payload.name !== printedName)) return refuse('SIGN_OFF.CHALLENGE_MISMATCH');
  await insertBallot(sql, row.caseId, outcome.value, proved);
  return ok(effectOf(outcome.value, proved));
}

/**
 * Account and key stay as they are until the signature is committed: else the entry of a deactivation, a revocation or a later use of the key could stand
 * before that of the signature, and whoever reads the log would take an honest signature for a forged one.
 */
async function holdSigner(sql: Sql, voter: Uuid, { evidence, signCount }: Proved): Promise<Outcome<null>> {
  await sql.rows('SELECT 1 FROM clinic.user WHERE id = $1 FOR SHARE', [voter]);
  if (evidence.kind === 'password') return ok(null);
  const [key] = await sql.rows<{ signCount: number }>(
    'SELECT sign_count::float8 AS "signCount" FROM clinic.credential WHERE id = $1 FOR UPDATE',
    [evidence.credential],
  );
  return key?.signCount === signCount ? ok(null) : refusedEvidence('SIGN.COUNTER_BACK');
}

const effectOf = ({ ballot, signature }: BallotCast, { evidence }: Proved): ActDone => ({
  kind: 'done',
  reviewChanged: true,
  after: { ballot, signature },
  reason: ballot.reason,
  detail: {
    ballot: ballot.id,
    signature: signature.id,
    meaning: signature.meaning,
    specialty: signature.specialty,
    decision: signature.version,
    digest: signature.digest,
    assurance: signature.assurance,
    credential: evidence.kind === 'webauthn' ? evidence.credential : null,
  },
  amr: evidence.kind === 'webauthn' ? ['hwk', 'user'] : ['pwd'],
});

async function insertBallot(sql: Sql, caseId: Uuid, { ballot: b, signature: s }: BallotCast, { evidence }: Proved): Promise<void> {
  await sql.run(
    'INSERT INTO clinic.ballot (id, case_id, version, voter, choice, reason, alternative, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [b.id, caseId, b.version, b.voter, b.choice, b.reason, b.alternative, b.text, b.at],
  );
  await sql.run(
    `INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method, assurance, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [s.id, b.id, caseId, s.version, s.signer, s.printedName, s.specialty, s.roles, s.meaning, s.digest, s.signedAt, s.timeZone, s.method, s.assurance, JSON.stringify(evidence)],
  ); // prettier-ignore
}

/** IANA zone that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
