import type { DataSource, QueryRunner } from 'typeorm';

/** Parameters as the driver takes them. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[];

/** One connection: inside a transaction, or for single statements. */
export interface Sql {
  /** Rows of a query. The caller names their shape, which is that of the statement beside it. */
  rows<Row>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Number of rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
}

const sqlOf = (runner: QueryRunner): Sql => ({
  rows: async <Row>(text: string, values: readonly SqlValue[] = []) => (await runner.query(text, [...values], true)).records as Row[],
  run: async (text, values = []) => (await runner.query(text, [...values], true)).affected ?? 0,
});

/** Statements of one connection without a transaction around them. */
export async function withSql<T>(dataSource: DataSource, work: (sql: Sql) => Promise<T>): Promise<T> {
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

/** Work in one transaction; `undo` rolls it back and returns the value, any other error rolls it back and is thrown. */
export async function inTransaction<T>(dataSource: DataSource, work: (sql: Sql, undo: (value: T) => never) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const undo = (value: T): never => {
    throw new RolledBack(value);
  };
  try {
    await runner.startTransaction();
    const value = await work(sqlOf(runner), undo);
    await runner.commitTransaction();
    return value;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    if (error instanceof RolledBack) return error.value;
    throw error;
  } finally {
    await runner.release();
  }
}

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
