import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Uuid } from '@consilium/domain';
import type { ModelGuards, OutboundCall } from '@consilium/domain/evidence';
import { ENGINE, appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import { NEWEST_SWITCHES } from './model-switches.ts';
import type { SwitchRow } from './model-switches.ts';

const STOPPED = `SELECT * FROM (${NEWEST_SWITCHES}) s WHERE s.stopped AND (s.scope = 'site' OR (s.scope = 'model' AND s.target = $1) OR (s.scope = 'board' AND s.target = $2))`;

const SPENT_TODAY = `
  SELECT coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0)::float8 AS tokens, coalesce(sum(cost_micros), 0)::float8 AS "costMicros"
  FROM clinic.model_use WHERE at >= date_trunc('day', clock_timestamp(), 'UTC')`;

/** What stands between a narrator and a model: read from the database at every call, never kept in memory. */
export const modelGuards = (dataSource: DataSource): ModelGuards => ({
  stopped: (model, board) => withSql(dataSource, (sql) => sql.rows<SwitchRow>(STOPPED, [model, board])),

  spentToday: async () => onlyRow(await withSql(dataSource, (sql) => sql.rows<{ tokens: number; costMicros: number }>(SPENT_TODAY))),

  recordCall: (call, caseId) => recordCall(dataSource, call, caseId),

  async recordUse({ tokens, costMicros, model, destination }, caseId) {
    await withSql(dataSource, (sql) =>
      sql.run(
        'INSERT INTO clinic.model_use (case_id, destination, model, input_tokens, output_tokens, cost_micros) VALUES ($1, $2, $3, $4, $5, $6)',
        [caseId, destination, model, tokens?.input ?? null, tokens?.output ?? null, costMicros],
      ),
    );
  },
});

/** Row and entry commit together before the bytes leave; a call that the database does not take, e.g. for a field name that is a text, throws. */
async function recordCall(dataSource: DataSource, call: OutboundCall, caseId: Uuid | null): Promise<void> {
  const id = randomUUID();
  const { purpose, destination, provider, model, fields, requestSha256, bytes } = call;
  await inTransaction(dataSource, async (sql) => {
    const now = await databaseNow(sql);
    await sql.run(
      'INSERT INTO clinic.model_call (id, case_id, purpose, destination, provider, model, fields, request_sha256, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, caseId, purpose, destination, provider, model, fields, requestSha256, bytes],
    );
    await appendEntry(sql, {
      id,
      actor: ENGINE,
      act: 'model-called',
      object: { type: 'model-call', id, version: null },
      caseId,
      detail: { purpose, destination, provider, model, fields, request: requestSha256, bytes },
      now,
    });
  });
}
