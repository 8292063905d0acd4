import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, readPolicy } from '@consilium/domain';
import type { Outcome, QuorumPolicy } from '@consilium/domain';
import { appendEntry } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';

export interface QuorumPolicies {
  current(): Promise<QuorumPolicy>;
  /** The next version, which holds for every case that is not published yet; the schema's owner alone may write it. */
  set(written: unknown, reason: string, by: EntryActor): Promise<Outcome<QuorumPolicy>>;
}

const ID = 'default';
const CHANGES = 4_202_624;
/**
 * Keeps the policy as it is until the transaction ends: else the entry of a new version could stand before that of a publication under the old one, and
 * whoever reads the log would find it published under a policy that was replaced.
 */
export const holdPolicy = async (sql: Sql): Promise<void> => void (await sql.rows('SELECT pg_advisory_xact_lock_shared($1)', [CHANGES]));
const currentOf = async (sql: Sql): Promise<QuorumPolicy> =>
  onlyRow(
    await sql.rows<{ policy: QuorumPolicy }>(
      `SELECT p.body || jsonb_build_object('id', p.id, 'version', p.version) AS policy FROM clinic.policy p WHERE p.id = $1 ORDER BY p.version DESC LIMIT 1`,
      [ID],
    ),
  ).policy;

/** Under which quorum something is published: versions of data, each with its entry (AUD-19). */
export const quorumPolicies = (dataSource: DataSource): QuorumPolicies => ({
  current: () => withSql(dataSource, currentOf),

  set: (written, reason, by) =>
    inTransaction<Outcome<QuorumPolicy>>(dataSource, async (sql, undo) => {
      await sql.rows('SELECT pg_advisory_xact_lock($1)', [CHANGES]);
      const before = await currentOf(sql);
      const read = readPolicy(written, { id: ID, version: before.version + 1 });
      if (!read.ok) return undo(read);
      await sql.run('INSERT INTO clinic.policy (id, version, body) VALUES ($1, $2, $3)', [
        ID,
        read.value.version,
        JSON.stringify(read.value),
      ]);
      await appendEntry(sql, {
        id: randomUUID(),
        actor: by,
        act: 'policy-set',
        object: { type: 'policy', id: ID, version: read.value.version },
        reason: 'quorum-policy',
        before,
        after: read.value,
        detail: { policy: ID, version: read.value.version, because: reason },
      });
      return ok(read.value);
    }),
});
