import type { Verifier } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { inTransaction, onlyRow } from '../../sql.ts';
import { checkCompleteness } from './check-completeness.ts';
import { checkEntries } from './check-entries.ts';
import { checkOutside } from './check-outside.ts';
import type { OutsideCheckpoint } from './check-outside.ts';
import { checkRows, commitRows, prepareRows } from './check-rows.ts';
import { checkSignatures } from './check-signatures.ts';
import { checkTree } from './check-tree.ts';
import type { Finding } from './finding.ts';

export interface FsckOptions {
  /** Public keys of the log and of its witnesses. */
  readonly verifiers: readonly Verifier[];
  /** What witnesses and files know of this log. */
  readonly outside?: readonly OutsideCheckpoint[];
  readonly report: (finding: Finding) => void | Promise<void>;
}

export interface FsckSummary {
  readonly entries: number;
  readonly leaves: number;
  readonly checkpoints: number;
  readonly findings: number;
}

/**
 * Checks all that the records claim, as of one moment, while the system goes on working (AUD-29, AUD-31). Memory stays bounded whatever the length of the
 * log. Needs the role that owns the schema, and the keys.
 */
export const fsck = (dataSource: DataSource, { verifiers, outside = [], report }: FsckOptions): Promise<FsckSummary> =>
  inTransaction(dataSource, async (sql) => {
    await sql.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await prepareRows(sql);
    let findings = 0;
    const checks = [
      () => checkEntries(sql, (rows) => commitRows(sql, rows)),
      () => checkTree(sql, { verifiers }),
      () => checkOutside(sql, outside),
      () => checkCompleteness(sql),
      () => checkRows(sql),
      () => checkSignatures(sql),
    ];
    for (const check of checks)
      for await (const finding of check()) {
        findings += 1;
        await report(finding);
      }
    const counts = await sql.rows<Omit<FsckSummary, 'findings'>>(
      `SELECT (SELECT count(*)::float8 FROM ledger.entry) AS entries, (SELECT count(*)::float8 FROM ledger.leaf) AS leaves, (SELECT count(*)::float8 FROM ledger.checkpoint) AS checkpoints`,
    );
    return { ...onlyRow(counts), findings };
  });
