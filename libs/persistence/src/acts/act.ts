import { randomUUID } from 'node:crypto';
import { digestOf, stableId } from '@consilium/ledger';
import type { PlainFacts } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { mayAct, ok, refuse } from '@consilium/domain';
import type { ActContext, ActKind, ActReceipt, NamedRefusal, Outcome, Stage, Uuid } from '@consilium/domain';
import { lockCase } from '../cases/case-row.ts';
import type { CaseRow } from '../cases/case-row.ts';
import { changeCase } from '../cases/change-case.ts';
import type { CasePatch } from '../cases/change-case.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { missingSeatsOf } from '../cases/sign-off-steps.ts';
import { auditTrail } from '../ledger/audit.ts';
import { inTransaction, onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { receiptOf, repeatOf } from './idempotency.ts';

export interface ActRequest {
  readonly kind: ActKind;
  readonly caseId: Uuid;
  readonly context: ActContext;
  /** What the person said, without secrets: its digest tells a repeat from another request under the same key. */
  readonly payload: unknown;
  /** Names an act that one person does once, e.g. the ballot's id: sent again it is a repeat, whatever has become of the case since. */
  readonly businessKey?: string;
}

export interface ActScene {
  readonly sql: Sql;
  readonly row: CaseRow;
  readonly actId: Uuid;
}

/** What an act did; its rows are written by the deciding function, the case and the ledger by the shell. */
export type ActEffect = { readonly kind: 'repeated' } | ActDone;
export interface ActDone {
  readonly kind: 'done';
  readonly patch?: CasePatch;
  /** Starts the next run from this stage. */
  readonly restartFrom?: Stage | null;
  /** Ballots, signatures, versions or recusals changed: the worklist's seats are counted anew. */
  readonly reviewChanged?: boolean;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: PlainFacts;
  readonly reason?: string | null;
  readonly amr?: readonly string[];
}

/** Codes that are entries of their own when they stop somebody (AUD-18). */
const isDenial = ({ code }: NamedRefusal): boolean => /^(ACCESS|AUTH)\.|^SIGN_OFF\.(RECUSED|NOT_ENTITLED|DIGEST_MISMATCH)$/.test(code);

/**
 * One human act: one transaction that locks the case, asks the predicate, lets the domain decide, and writes rows, act and ledger entry together (house
 * style 18). A refusal leaves nothing behind but, for a denial, its entry.
 *
 * 1. The same idempotency key of the same person for the same act yields the first receipt; with another content it is refused.
 * 2. The same business key with the same content yields the first receipt too.
 * 3. Repeats are found before any state is judged (house style 16): a ballot sent again after the issue finds itself recorded.
 */
export async function act(
  dataSource: DataSource,
  request: ActRequest,
  decide: (scene: ActScene) => Promise<Outcome<ActEffect>>,
): Promise<Outcome<ActReceipt>> {
  const outcome = await inTransaction<Outcome<ActReceipt>>(dataSource, async (sql, undo) => {
    const repeat = await repeatOf(sql, request);
    if (repeat) return repeat;
    const row = await lockCase(sql, request.caseId);
    if (!row) return undo(refuse('CASE.NOT_FOUND', { case: request.caseId }));
    const actId = actIdOf(request);
    const first = await receiptOf(sql, actId, request.payload);
    if (first) return ok(first);
    const allowed = mayAct(request.context.actor, request.kind, row);
    if (!allowed.ok) return undo(allowed);
    const { ifVersion } = request.context;
    if (ifVersion !== null && ifVersion !== row.version) return undo(refuse('CASE.VERSION_CHANGED', { current: row.version }));
    const scene: ActScene = { sql, row, actId };
    const effect = await decide(scene);
    if (!effect.ok) return undo(effect);
    if (effect.value.kind === 'repeated')
      return ok({ actId: await actOf(sql, request), caseId: row.caseId, version: row.version, revision: row.revision, repeated: true });
    return ok(await commitAct(scene, request, effect.value));
  });
  if (!outcome.ok && isDenial(outcome.refusal)) await recordDenial(dataSource, request, outcome.refusal.code);
  return outcome;
}

async function commitAct({ sql, row, actId }: ActScene, request: ActRequest, done: ActDone): Promise<ActReceipt> {
  const restart = done.restartFrom ? await startRun(sql, row, done.restartFrom, actId) : {};
  const seats = done.reviewChanged ? { missingSeats: missingSeatsOf((await loadKnownCase(sql, row.caseId)).review) } : {};
  const patch: CasePatch = { ...restart, ...seats, ...done.patch };
  const { actor, requestId } = request.context;
  const version = await changeCase(sql, row, patch, {
    id: stableId('act', actId),
    actor,
    act: request.kind,
    reason: done.reason ?? null,
    ...(done.before === undefined ? {} : { before: done.before }),
    ...(done.after === undefined ? {} : { after: done.after }),
    detail: { act: actId, ...done.detail, ...(done.restartFrom ? { restartFrom: done.restartFrom } : {}) },
    requestId,
    ...(done.amr === undefined ? {} : { amr: done.amr }),
  });
  const revision = patch.revision ?? row.revision;
  await insertAct(sql, request, { actId, row, version, revision });
  return { actId, caseId: row.caseId, version, revision, repeated: false };
}

interface ActRow {
  readonly actId: Uuid;
  readonly row: Pick<CaseRow, 'caseId' | 'now'>;
  readonly version: number;
  readonly revision: number;
}

export const insertAct = (
  sql: Sql,
  { kind, context, payload }: Omit<ActRequest, 'caseId'>,
  { actId, row, version, revision }: ActRow,
): Promise<number> =>
  sql.run(
    `INSERT INTO clinic.act (id, case_id, kind, actor, at, revision, case_version, payload_sha256, idempotency_key, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [actId, row.caseId, kind, context.actor.id, row.now, revision, version, digestOf(payload), context.idempotencyKey, context.requestId],
  );

/** The next run: what depended on the corrected fact is void, the decision and its signatures among it. */
export async function startRun(sql: Sql, row: CaseRow, fromStage: Stage, actId: Uuid): Promise<CasePatch> {
  const run = row.run + 1;
  await sql.run('INSERT INTO clinic.case_run (case_id, run, from_stage, act_id, at) VALUES ($1, $2, $3, $4, $5)', [
    row.caseId,
    run,
    fromStage,
    actId,
    row.now,
  ]);
  await voidDecisions(sql, row, 'corrected');
  return { run, stage: fromStage, status: 'running', holds: [], missingSeats: [] };
}

/** Unpublished versions become void, and by trigger their signatures; they stay in history. */
export const voidDecisions = (sql: Sql, row: CaseRow, reason: string): Promise<number> =>
  sql.run(
    `INSERT INTO clinic.decision_void (case_id, version, reason, at) SELECT d.case_id, d.version, $2, $3 FROM clinic.decision_version d
     WHERE d.case_id = $1 AND NOT EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = d.case_id AND p.version = d.version)
       AND NOT EXISTS (SELECT 1 FROM clinic.decision_void v WHERE v.case_id = d.case_id AND v.version = d.version)`,
    [row.caseId, reason, row.now],
  );

const actIdOf = ({ kind, caseId, context, businessKey }: ActRequest): Uuid =>
  businessKey === undefined ? randomUUID() : stableId('act', kind, caseId, context.actor.id, businessKey);

/** The act that a repeat refers to: the newest of this kind by this person, or else what last happened to the case. */
async function actOf(sql: Sql, { caseId, kind, context }: ActRequest): Promise<Uuid> {
  const text = 'SELECT id FROM clinic.act WHERE case_id = $1 ORDER BY (kind = $2 AND actor = $3) DESC, at DESC LIMIT 1';
  return onlyRow(await sql.rows<{ id: Uuid }>(text, [caseId, kind, context.actor.id])).id;
}

export const recordDenial = (dataSource: DataSource, { kind, caseId, context }: ActRequest, code: string): Promise<void> =>
  auditTrail(dataSource).recordDenial({ actor: context.actor, action: kind, code, caseId, requestId: context.requestId });
