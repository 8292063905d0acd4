import type { DataSource } from 'typeorm';
import { challengeOf, statementDigest, toBase64url } from '@consilium/ledger';
import type { SignaturePayload } from '@consilium/ledger';
import { castBallot, mayAct, missingItems, ok, refuse } from '@consilium/domain';
import type { BallotChallenge, BallotStatement, Outcome, Review, Signature, SigningContext, Uuid } from '@consilium/domain';
import { lockCase } from '../cases/case-row.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { inTransaction, onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { ask, newNonce } from './challenges.ts';
import { activeKeys } from './key-rows.ts';
import type { SigningSite } from './signing-site.ts';

/** Begins a signature by key: what would be signed now, or why it would be refused. Nothing of it is recorded but the question. */
export async function beginBallot(
  dataSource: DataSource,
  site: SigningSite,
  { caseId, statement, context }: { readonly caseId: Uuid; readonly statement: BallotStatement; readonly context: SigningContext },
): Promise<Outcome<BallotChallenge>> {
  const { actor, session } = context;
  return inTransaction<Outcome<BallotChallenge>>(dataSource, async (sql, undo) => {
    const row = await lockCase(sql, caseId);
    if (!row) return undo(refuse('CASE.NOT_FOUND', { case: caseId }));
    const allowed = mayAct(actor, 'ballot-cast', row);
    if (!allowed.ok) return undo(allowed);
    const { record, review } = await loadKnownCase(sql, caseId);
    if (!review) return undo(refuse('SIGN_OFF.NO_REVIEW', { case: caseId }));
    const missing = missingItems(record);
    if (missing.length > 0) return undo(refuse('SIGN_OFF.NOT_READY', { missing: missing.map(({ item }) => item) }));
    const outcome = wouldBe(review, statement, actor.id, row.now);
    if (!outcome.ok) return undo(outcome);
    const credentials = await activeKeys(sql, actor.id);
    if (credentials.length === 0) return undo(refuse('CREDENTIAL.NONE'));
    const payload = await payloadOf(sql, caseId, statement, outcome.value);
    const of = { caseId, version: statement.version, digest: statement.digest };
    const asked = await ask(sql, { kind: 'ballot', session, signer: actor.id, of, payload });
    const challenge = toBase64url(await challengeOf(payload));
    const { meaning, printedName: name, signedAt: time } = outcome.value;
    return ok({ ...asked, challenge, rpId: site.rpId, credentials, payload: { meaning, name, time } });
  });
}

function wouldBe(review: Review, statement: BallotStatement, voter: Uuid, at: string): Outcome<Signature> {
  const { version, digest, choice, reason, alternative, text, timeZone } = statement;
  const ballot = { id: 'to-be', voter, version, choice, reason, alternative, text };
  const outcome = castBallot(review, { ballot, signatureId: 'to-be', digest, timeZone, method: 'webauthn', at });
  return outcome.ok ? ok(outcome.value.signature) : outcome;
}

const payloadOf = async (sql: Sql, caseId: Uuid, statement: BallotStatement, would: Signature): Promise<SignaturePayload> => ({
  record: { type: 'decision', id: caseId, version: statement.version, digest: statement.digest },
  meaning: would.meaning,
  choice: statement.choice,
  reason: statement.reason,
  statement: await statementDigest(statement),
  signer: would.signer,
  name: would.printedName,
  time: would.signedAt,
  zone: statement.timeZone,
  basis: { opened: await openedBefore(sql, caseId, would.signer) },
  nonce: newNonce(),
  logSize: onlyRow(await sql.rows<{ size: number }>('SELECT size::float8 AS size FROM ledger.tree_state')).size,
});

/** Parts of the case that the log says the signer was shown before: what the screen claims would prove nothing. */
const openedBefore = async (sql: Sql, caseId: Uuid, signer: Uuid): Promise<readonly string[]> =>
  (
    await sql.rows<{ part: string }>(
      `SELECT DISTINCT object_type AS part FROM ledger.entry
       WHERE case_id = $1 AND actor = $2 AND action = 'read' AND outcome = 'done' ORDER BY part`,
      [caseId, signer],
    )
  ).map(({ part }) => part);
