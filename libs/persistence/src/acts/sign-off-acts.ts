import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  amendmentOf,
  castBallot,
  currentDecision,
  isRecused,
  missingItems,
  ok,
  recuse,
  refuse,
  reviseDecision,
  withdrawSignature,
} from '@consilium/domain';
import type { BallotCast, HumanActs, Outcome, SignedBallot } from '@consilium/domain';
import { insertDecision } from '../cases/sign-off-steps.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { loadDocument } from '../cases/step-documents.ts';
import { checkPassword } from '../users/credentials.ts';
import type { Sql } from '../sql.ts';
import { act } from './act.ts';
import type { ActDone, ActEffect, ActScene } from './act.ts';

type SignOffActs = Pick<HumanActs, 'reviseDecision' | 'castBallot' | 'withdrawSignature' | 'recuse' | 'openAmendment'>;

export const signOffActs = (dataSource: DataSource): SignOffActs => ({
  reviseDecision: (caseId, revision, context) =>
    act(dataSource, { kind: 'decision-revised', caseId, context, payload: revision }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      const { record } = await loadKnownCase(sql, caseId);
      const current = currentDecision(record);
      if (!current) return refuse('SIGN_OFF.NO_REVIEW', { case: caseId });
      const [draft, prioritization] = [await loadDocument(sql, row, 'draft'), await loadDocument(sql, row, 'prioritization')];
      const source = {
        current: current.content,
        draft: draft.document,
        prioritization: prioritization.document,
        author: context.actor,
        recused: isRecused(record, context.actor.id),
      };
      const next = reviseDecision(source, revision);
      if (!next.ok) return next;
      const sha256 = await insertDecision(sql, next.value, row.now);
      const reasons = revision.overrides.map(({ reason }) => reason);
      return ok({
        kind: 'done',
        reviewChanged: true,
        before: current.content,
        after: next.value,
        detail: { decision: next.value.version, sha256, origin: revision.origin, reasons },
      });
    }),

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
    return act(dataSource, { kind: 'ballot-cast', caseId, context, payload: ballot }, (scene) => cast(scene, signed, context.actor.id));
  },

  withdrawSignature: (caseId, signatureId, reason, context) =>
    act(
      dataSource,
      { kind: 'signature-withdrawn', caseId, context, payload: { signatureId, reason } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const { review } = await loadKnownCase(sql, caseId);
        const withdrawal = withdrawSignature(review?.signatures ?? [], signatureId, context.actor.id, reason);
        if (!withdrawal.ok) return withdrawal;
        if (withdrawal.value.kind === 'repeated') return ok({ kind: 'repeated' });
        await voidSignature(sql, caseId, signatureId, `withdrawn: ${reason}`, context.actor.id, row.now);
        return ok({
          kind: 'done',
          reviewChanged: true,
          before: withdrawal.value.signature,
          after: { reason },
          detail: { signature: signatureId, decision: withdrawal.value.signature.version },
        });
      },
    ),

  recuse: (caseId, reason, context) =>
    act(dataSource, { kind: 'member-recused', caseId, context, payload: reason }, async ({ sql, row }): Promise<Outcome<ActEffect>> => {
      const { record, review } = await loadKnownCase(sql, caseId);
      const member = context.actor.id;
      const change = recuse({ recusals: record.recusals, signatures: review?.signatures ?? [] }, member, reason);
      if (!change.ok) return change;
      if (change.value.kind === 'repeated') return ok({ kind: 'repeated' });
      for (const { id } of change.value.voids) await voidSignature(sql, caseId, id, 'recused', member, row.now);
      await sql.run('INSERT INTO clinic.recusal (case_id, member, reason, at) VALUES ($1, $2, $3, $4)', [caseId, member, reason, row.now]);
      return ok({
        kind: 'done',
        reviewChanged: true,
        after: { member, reason },
        detail: { member, voided: change.value.voids.map(({ id }) => id) },
      });
    }),

  openAmendment: (caseId, kind, reason, context) =>
    act(
      dataSource,
      { kind: 'amendment-opened', caseId, context, payload: { kind, reason } },
      async (scene): Promise<Outcome<ActEffect>> => {
        const { sql, row, actId } = scene;
        const { record } = await loadKnownCase(sql, caseId);
        const issued = record.decisions.find(({ version }) => version === record.publications.at(-1)?.decisionVersion);
        if (!issued) return refuse('CASE.NOT_IN_STATUS', { status: row.status });
        const version = Math.max(...record.decisions.map((decision) => decision.version)) + 1;
        const next = amendmentOf(issued.content, kind, reason, context.actor, { version, run: row.run + 1 });
        if (!next.ok) return next;
        await sql.run(`INSERT INTO clinic.case_run (case_id, run, from_stage, act_id, at) VALUES ($1, $2, 'sign-off', $3, $4)`, [
          caseId,
          row.run + 1,
          actId,
          row.now,
        ]);
        const sha256 = await insertDecision(sql, next.value, row.now);
        const patch = {
          run: row.run + 1,
          revision: row.revision + 1,
          stage: 'sign-off',
          status: 'in-review',
          amendment: { kind, reason },
        } as const;
        return ok({
          kind: 'done',
          patch,
          reviewChanged: true,
          before: issued.content,
          after: next.value,
          reason: kind,
          detail: { decision: version, sha256, replaces: issued.version },
        });
      },
    ),
});

async function cast({ sql, row, actId }: ActScene, signed: SignedBallot, voter: string): Promise<Outcome<ActEffect>> {
  const { ballotId, version, digest, choice, reason, alternative, text, timeZone } = signed;
  const [known] = await sql.rows<{ same: boolean }>('SELECT case_id = $2 AND voter = $3 AS same FROM clinic.ballot WHERE id = $1', [
    ballotId,
    row.caseId,
    voter,
  ]);
  if (known) return known.same ? ok({ kind: 'repeated' }) : refuse('SIGN_OFF.BALLOT_ID_TAKEN', { ballot: ballotId });
  const { record, review } = await loadKnownCase(sql, row.caseId);
  if (!review) return refuse('SIGN_OFF.NO_REVIEW', { case: row.caseId });
  const missing = missingItems(record);
  if (missing.length > 0) return refuse('SIGN_OFF.NOT_READY', { missing: missing.map(({ item }) => item) });
  const ballot = { id: ballotId, voter, version, choice, reason, alternative, text };
  const outcome = castBallot(review, { ballot, signatureId: randomUUID(), digest, timeZone, at: row.now });
  if (!outcome.ok) return outcome;
  await insertBallot(sql, row.caseId, outcome.value);
  return ok(ballotEffect(outcome.value, actId));
}

const ballotEffect = ({ ballot, signature }: BallotCast, actId: string): ActDone => ({
  kind: 'done',
  reviewChanged: true,
  after: { ballot, signature },
  reason: ballot.reason,
  detail: {
    act: actId,
    ballot: ballot.id,
    signature: signature.id,
    meaning: signature.meaning,
    specialty: signature.specialty,
    decision: signature.version,
    digest: signature.digest,
  },
  amr: ['pwd'],
});

async function insertBallot(sql: Sql, caseId: string, { ballot: b, signature: s }: BallotCast): Promise<void> {
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

const voidSignature = (sql: Sql, caseId: string, id: string, reason: string, by: string, at: string): Promise<number> =>
  sql.run('INSERT INTO clinic.signature_void (signature_id, case_id, reason, by_user, at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    caseId,
    reason,
    by,
    at,
  ]);

/** IANA zone that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
