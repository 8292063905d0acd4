import type { DataSource, QueryRunner } from 'typeorm';
import { beginFor, currentAccess } from './access.ts';
import { openConnection } from './connection.ts';
import type { Sql, SqlValue } from './statements.ts';

export type { Sql, SqlValue };

/** Statements of one connection; within somebody's access they are one transaction, so that they see what he may see (ACC-05). */
export async function withSql<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  if (currentAccess() !== null) return inTransaction(dataSource, work);
  const runner = dataSource.createQueryRunner();
  try {
    return await work(await openConnection(runner, 'single statements'));
  } finally {
    await runner.release();
  }
}

/** Thrown inside a transaction to undo it and still hand a value to the caller. */
class RolledBack<T> extends Error {
  constructor(readonly value: T) {
    super('rolled back on purpose');
  }
}

/** An error that leaves something to do once its transaction is undone, on a connection of its own. */
export abstract class Aftermath extends Error {
  abstract settle(dataSource: DataSource): Promise<void>;
}

/** What the transaction rested on is no longer so, and it finds another way when it is done once more from its start. */
export abstract class OnceMore extends Error {}

type Work<T> = (sql: Sql, undo: (value: T) => never) => Promise<T>;

/** Work in one transaction; `undo` rolls it back and returns the value, any other error rolls it back and is thrown. */
export async function inTransaction<T>(dataSource: DataSource, work: Work<T>): Promise<T> {
  try {
    return await attempt(dataSource, work);
  } catch (error) {
    if (error instanceof OnceMore) return attempt(dataSource, work);
    throw error;
  }
}

async function attempt<T>(dataSource: DataSource, work: Work<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const undo = (value: T): never => {
    throw new RolledBack(value);
  };
  let aftermath: Aftermath | undefined;
  try {
    const connection = await openConnection(runner, 'transaction');
    await runner.query(beginFor(currentAccess()));
    const value = await work(connection, undo);
    await connection.commit();
    return value;
  } catch (error) {
    await rollBack(runner);
    if (error instanceof RolledBack) return error.value;
    if (error instanceof Aftermath) aftermath = error;
    throw error;
  } finally {
    await runner.release();
    await aftermath?.settle(dataSource);
  }
}

/** Of a connection that is gone there is nothing to roll back: what failed first is the error to tell. */
const rollBack = (runner: QueryRunner): Promise<unknown> => runner.query('ROLLBACK').catch(() => null);

/** SQLSTATE of a failed statement, or null. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('driverError' in error)) return null;
  const { driverError } = error;
  return driverError instanceof Error && 'code' in driverError && typeof driverError.code === 'string' ? driverError.code : null;
}

export const UNIQUE_VIOLATION = '23505';

export const onlyRow = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that always yields a row yielded none');
  return row;
};
