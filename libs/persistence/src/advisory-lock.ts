import type { DataSource } from 'typeorm';
import { onlyRow, withSql } from './sql.ts';

export type LockOutcome<T> = { readonly ran: true; readonly value: T } | { readonly ran: false };

/** Runs the work if no other process holds the named lock; several APIs and workers share one sweep this way. */
export const withAdvisoryLock = <T>(dataSource: DataSource, name: string, work: () => Promise<T>): Promise<LockOutcome<T>> =>
  withSql(dataSource, async (sql): Promise<LockOutcome<T>> => {
    const { held } = onlyRow(await sql.rows<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name]));
    if (!held) return { ran: false };
    try {
      return { ran: true, value: await work() };
    } finally {
      await sql.rows('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
  });
