import { QueryFailedError } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { trailOf } from './ledger/trail.ts';
import type { Trail } from './ledger/trail.ts';
import { beginFor, currentAccess } from './access.ts';

/** Parameters as the driver takes them. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[] | readonly number[] | readonly Uint8Array[];

/** One connection: inside a transaction, or for single statements. */
export interface Sql {
  /** Rows of a query. The caller names their shape, which is that of the statement beside it. */
  rows<Row>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Number of rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** The same for the statements of every write, which come so often that parsing and planning them anew each time would tell: the connection keeps their plan under the name. */
  prepared<Row>(statement: PreparedStatement, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** What entries of this connection are made with. */
  readonly trail: Trail;
  /** False as long as this connection has only read: then there are no changes for an entry to take. */
  mayHaveChanged(): boolean;
}

export interface PreparedStatement {
  /** One text bears it. */
  readonly name: string;
  readonly text: string;
}

/** What the driver gives for a connection of its pool. */
interface DriverConnection {
  query(statement: PreparedStatement, values: readonly SqlValue[]): Promise<{ readonly rows: unknown[] }>;
}

/** A statement that can't change a regulated table. One that does all the same is refused at COMMIT, since no entry took its change. */
const READS_ONLY = /^\s*(SELECT|SET)\b/i;

function sqlOf(runner: QueryRunner): Sql {
  let changed = false;
  const query = (text: string, values: readonly SqlValue[]) => {
    changed ||= !READS_ONLY.test(text);
    return runner.query(text, [...values], true);
  };
  return {
    rows: async <Row>(text: string, values: readonly SqlValue[] = []) => (await query(text, values)).records as Row[],
    run: async (text, values = []) => (await query(text, values)).affected ?? 0,
    prepared: async <Row>(statement: PreparedStatement, values: readonly SqlValue[] = []) => {
      changed ||= !READS_ONLY.test(statement.text);
      if (runner.isReleased) throw new Error('a statement came after its connection was given back');
      // TypeORM's own way can name no statement.
      const connection = (await runner.connect()) as DriverConnection;
      try {
        return (await connection.query(statement, [...values])).rows as Row[];
      } catch (error) {
        throw error instanceof Error ? new QueryFailedError(statement.text, [...values], error) : error;
      }
    },
    trail: trailOf(runner.dataSource),
    mayHaveChanged: () => changed,
  };
}

/** Statements of one connection; within somebody's access they are one transaction, so that they see what he may see (ACC-05). */
export async function withSql<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
  if (currentAccess() !== null) return inTransaction(dataSource, work);
  const runner = dataSource.createQueryRunner();
  try {
    return await work(sqlOf(runner));
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

/** Work in one transaction; `undo` rolls it back and returns the value, any other error rolls it back and is thrown. */
export async function inTransaction<T>(dataSource: DataSource, work: (sql: Sql, undo: (value: T) => never) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const undo = (value: T): never => {
    throw new RolledBack(value);
  };
  let aftermath: Aftermath | undefined;
  try {
    await runner.query(beginFor(currentAccess()));
    const value = await work(sqlOf(runner), undo);
    await runner.query('COMMIT');
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
