import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { digestOf } from '@consilium/ledger';
import { ENGINE, appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { lastDetail } from '../ledger/open-details.ts';
import { inTransaction } from '../sql.ts';

/** What decides which words a model is asked for, and whom. */
export interface ModelSetting {
  readonly provider: string;
  readonly model: string;
  readonly destination: string;
  readonly promptVersion: string;
  readonly secondReader: boolean;
}

const NO_MODEL = { model: null } as const;

/**
 * A change of model or prompt is an entry (AUD-18). Told at every start of a process; only a setting that differs from the last one is written, and a
 * site that never had a model writes nothing.
 */
export const recordModelSetting = (dataSource: DataSource, setting: ModelSetting | null): Promise<void> =>
  inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', ['model-configured']);
    const last = await lastDetail(sql, 'model-configured');
    const detail = setting ? { ...setting } : NO_MODEL;
    if (digestOf(last ?? NO_MODEL) === digestOf(detail)) return;
    await appendEntry(sql, {
      id: randomUUID(),
      actor: ENGINE,
      act: 'model-configured',
      object: { type: 'installation', id: 'consilium', version: null },
      before: last,
      after: detail,
      detail,
      now: await databaseNow(sql),
    });
  });
