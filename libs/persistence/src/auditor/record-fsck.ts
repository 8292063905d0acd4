import type { DataSource } from 'typeorm';
import type { EntryActor } from '../ledger/append-entry.ts';
import type { FsckSummary } from '../ledger/fsck/fsck.ts';
import { inTransaction } from '../sql.ts';
import { recordLogCheck } from './log-checks.ts';

const MOST_CODES = 50;

/** The result of a check of the whole log, for the badge and for good. @param codes of the findings, each once */
export const recordFsck = (
  dataSource: DataSource,
  { leaves, findings }: FsckSummary,
  codes: readonly string[],
  by: EntryActor,
): Promise<unknown> =>
  inTransaction(dataSource, (sql) =>
    recordLogCheck(sql, { how: 'fsck', size: leaves, isIntact: findings === 0, codes: codes.slice(0, MOST_CODES), findings }, by, null),
  );
