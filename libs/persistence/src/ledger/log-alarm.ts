import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { appendEntry } from './append-entry.ts';
import type { EntryActor } from './append-entry.ts';
import { lastDetail } from './open-details.ts';

/** What keeps the log going or standing still; nothing of any patient. */
export interface LogHealth {
  /** Code that the sequencer stopped with; null: none. */
  readonly alarm: string | null;
  /** Entries in the tree. */
  readonly size: number;
  /** Age of the oldest entry without a place in the log, in seconds; null: none waits. */
  readonly oldestPendingS: number | null;
  /** For how long a signed checkpoint has waited for the word of any witness, in seconds; null: none waits, or the site believes no witness. */
  readonly unwitnessedS: number | null;
}

const HEALTH = `SELECT t.alarm, t.size::float8 AS size,
  (SELECT round(extract(epoch FROM clock_timestamp() - p.since))::float8 FROM ledger.pending p ORDER BY p.ord LIMIT 1) AS "oldestPendingS",
  (SELECT round(extract(epoch FROM clock_timestamp() - min(s.made_at)))::float8 FROM ledger.checkpoint_signature s WHERE s.kind = 'log'
     AND s.size > coalesce((SELECT max(w.size) FROM ledger.checkpoint_signature w WHERE w.kind = 'witness'), 0)) AS "unwitnessedS" FROM ledger.tree_state t`;
const healthIn = async (sql: Sql): Promise<LogHealth> => onlyRow(await sql.rows<LogHealth>(HEALTH));
/** @param isWitnessed whether the site believes a witness at all */
export const logHealth = async (
  dataSource: DataSource,
  { isWitnessed = true }: { readonly isWitnessed?: boolean } = {},
): Promise<LogHealth> => {
  const health = await withSql(dataSource, healthIn);
  return isWitnessed ? health : { ...health, unwitnessedS: null };
};

/**
 * Lets the log grow again after an operator has found the cause; the alarm and his reason are an entry of the same transaction (AUD-19). What is still wrong
 * stops it anew at the next look. As the role that owns the schema.
 * @returns the alarm that was cleared, or null when there was none
 */
export const clearLogAlarm = (dataSource: DataSource, reason: string, by: EntryActor): Promise<string | null> =>
  inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT 1 FROM ledger.tree_state FOR UPDATE');
    const { alarm, size } = await healthIn(sql);
    if (alarm === null) return null;
    await sql.run('UPDATE ledger.tree_state SET alarm = NULL');
    await appendEntry(sql, { ...ofLog(sql, 'log-alarm-cleared', by), reason: alarm, detail: { alarm, size, why: reason } });
    return alarm;
  });

/** Keys that a process of the site works with: ids and public keys, never a secret. */
export interface BelievedKeys {
  readonly data: string;
  readonly payload: string;
  readonly log: readonly string[];
  readonly witness: readonly string[];
}

/** A rotation or another witness is an entry as soon as a process works with it, by whatever way the keys came there (AUD-19). */
export const recordKeys = (dataSource: DataSource, keys: BelievedKeys, by: EntryActor): Promise<boolean> =>
  inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', ['consilium.keys-changed']);
    const before = await lastDetail(sql, KEYS_CHANGED);
    const detail = { data: keys.data, payload: keys.payload, log: keys.log.join(' '), witness: keys.witness.join(' ') };
    if (before !== null && Object.entries(detail).every(([name, value]) => before[name] === value)) return false;
    await appendEntry(sql, { ...ofLog(sql, KEYS_CHANGED, by), detail });
    return true;
  });

const KEYS_CHANGED = 'keys-changed';
const ofLog = (sql: Sql, act: string, actor: EntryActor) => ({
  id: randomUUID(),
  actor,
  act,
  object: { type: 'log', id: sql.trail.origin, version: null },
});
