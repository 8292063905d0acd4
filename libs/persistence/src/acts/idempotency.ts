import { digestOf } from '@consilium/ledger';
import { ok, refuse } from '@consilium/domain';
import type { ActContext, ActKind, ActReceipt, Outcome, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';

interface Keyed {
  readonly kind: ActKind;
  /** Null while the case does not exist yet. */
  readonly caseId: Uuid | null;
  readonly context: ActContext;
  readonly payload: unknown;
}

/**
 * The first receipt of an act that came before under the same key of the same person. Requests of one key wait for each other until the first has
 * committed, so that two at once can't both act.
 *
 * | key | case and content | answer |
 * |-----|------------------|--------|
 * | none, or new | any | null: go on |
 * | known | the same | first receipt, `repeated` |
 * | known | another act, case or content | KEY_REUSED |
 */
export async function repeatOf(sql: Sql, { kind, caseId, context, payload }: Keyed): Promise<Outcome<ActReceipt> | null> {
  const { actor, idempotencyKey } = context;
  if (idempotencyKey === null) return null;
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [[actor.id, idempotencyKey].join(' ')]);
  const [first] = await sql.rows<{ actId: Uuid; caseId: Uuid; version: number; revision: number; kind: string; payload: string }>(
    'SELECT id AS "actId", case_id AS "caseId", case_version AS version, revision, kind, payload_sha256 AS payload FROM clinic.act WHERE actor = $1 AND idempotency_key = $2',
    [actor.id, idempotencyKey],
  );
  if (!first) return null;
  const isSame = first.kind === kind && first.payload === digestOf(payload) && (caseId === null || caseId === first.caseId);
  return isSame
    ? ok({ actId: first.actId, caseId: first.caseId, version: first.version, revision: first.revision, repeated: true })
    : refuse('IDEMPOTENCY.KEY_REUSED', { act: kind });
}

/** The receipt of an act that is on record under this id with this content, or null. */
export async function receiptOf(sql: Sql, actId: Uuid, payload: unknown): Promise<ActReceipt | null> {
  const [first] = await sql.rows<{ caseId: Uuid; version: number; revision: number }>(
    'SELECT case_id AS "caseId", case_version AS version, revision FROM clinic.act WHERE id = $1 AND payload_sha256 = $2',
    [actId, digestOf(payload)],
  );
  return first ? { actId, ...first, repeated: true } : null;
}
