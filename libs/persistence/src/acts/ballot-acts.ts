import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { castBallot, missingItems, ok, refuse } from '@consilium/domain';
import type { BallotCast, HumanActs, Outcome, SignedBallot, Uuid } from '@consilium/domain';
import { loadKnownCase } from '../cases/load-record.ts';
import { checkPassword } from '../users/credentials.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActDone, ActEffect, ActScene } from './act.ts';

/** A ballot and its signature. The password is checked before the case is locked: its hash takes longer than the whole transaction. */
export const ballotActs = (dataSource: DataSource): Pick<HumanActs, 'castBallot'> => ({
  async castBallot(caseId, signed, context) {
    const { password, ...ballot } = signed;
    if (!isTimeZone(signed.timeZone)) return refuse('SIGN_OFF.TIME_ZONE_UNKNOWN', { timeZone: signed.timeZone });
    const authenticated = await checkPassword(dataSource, {
      by: { id: context.actor.id },
      password,
      purpose: 'signing',
      requestId: context.requestId,
    });
    if (!authenticated.ok) return authenticated;
    return act(dataSource, { kind: 'ballot-cast', caseId, context, payload: ballot, businessKey: ballot.ballotId }, (scene) =>
      cast(scene, ballot, context.actor.id),
    );
  },
});

async function cast({ sql, row }: ActScene, signed: Omit<SignedBallot, 'password'>, voter: Uuid): Promise<Outcome<ActEffect>> {
  const { ballotId, digest, timeZone, version, choice, reason, alternative, text } = signed;
  // The same ballot of the same voter was found before: what is left is another ballot under a used id.
  const taken = await sql.rows('SELECT 1 FROM clinic.ballot WHERE id = $1', [ballotId]);
  if (taken.length > 0) return refuse('SIGN_OFF.BALLOT_ID_TAKEN', { ballot: ballotId });
  const { record, review } = await loadKnownCase(sql, row.caseId);
  if (!review) return refuse('SIGN_OFF.NO_REVIEW', { case: row.caseId });
  const missing = missingItems(record);
  if (missing.length > 0) return refuse('SIGN_OFF.NOT_READY', { missing: missing.map(({ item }) => item) });
  const ballot = { id: ballotId, voter, version, choice, reason, alternative, text };
  const outcome = castBallot(review, { ballot, signatureId: randomUUID(), digest, timeZone, at: row.now });
  if (!outcome.ok) return outcome;
  await insertBallot(sql, row.caseId, outcome.value);
  return ok(effectOf(outcome.value));
}

const effectOf = ({ ballot, signature }: BallotCast): ActDone => ({
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
  },
  amr: ['pwd'],
});

async function insertBallot(sql: Sql, caseId: Uuid, { ballot: b, signature: s }: BallotCast): Promise<void> {
  await sql.run(
    'INSERT INTO clinic.ballot (id, case_id, version, voter, choice, reason, alternative, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [b.id, caseId, b.version, b.voter, b.choice, b.reason, b.alternative, b.text, b.at],
  );
  await sql.run(
    `INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [s.id, b.id, caseId, s.version, s.signer, s.printedName, s.specialty, s.roles, s.meaning, s.digest, s.signedAt, s.timeZone, s.method],
  );
}

/** IANA zone that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
