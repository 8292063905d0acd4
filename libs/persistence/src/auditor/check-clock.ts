import type { DataSource } from 'typeorm';
import { databaseClock } from '../backup/database-clock.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import { CLOCK_CHECKED, isClockRight, recordClockCheck } from './log-checks.ts';
import type { ClockCheck } from './log-checks.ts';

export interface ClockReading {
  /** Clock of this process, in ms since 1970. */
  readonly now: () => number;
  readonly ntp: ClockCheck['ntp'];
}

const NEWEST = 'SELECT e.outcome FROM ledger.entry e WHERE e.action = $1 AND e.actor = $2 ORDER BY e.ord DESC LIMIT 1';

/**
 * Compares the clock of the database, which entries bear, with that of this process. One that is off is an entry at every check; one that is right is an
 * entry only when it is the first, or the last was off.
 */
export async function checkClock(
  dataSource: DataSource,
  { now, ntp }: ClockReading,
  by: EntryActor,
): Promise<ClockCheck & { readonly isRight: boolean }> {
  const offsetMs = await offsetOf(dataSource, now);
  const check = { offsetMs, ntp };
  const isRight = isClockRight(check);
  const [newest] = await withSql(dataSource, (sql) => sql.rows<{ outcome: string }>(NEWEST, [CLOCK_CHECKED, by.id]));
  if (!isRight || newest?.outcome !== 'done') await inTransaction(dataSource, (sql) => recordClockCheck(sql, check, by));
  return { ...check, isRight };
}

/** By how much the database is ahead; the way there and back is no difference. */
async function offsetOf(dataSource: DataSource, now: () => number): Promise<number> {
  const before = now();
  const there = await databaseClock(dataSource);
  const after = now();
  if (there > after) return Math.round(there - after);
  return there < before ? Math.round(there - before) : 0;
}
