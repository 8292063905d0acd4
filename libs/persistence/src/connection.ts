import { QueryFailedError } from 'typeorm';
import type { QueryResult, QueryRunner } from 'typeorm';
import { trailOf } from './ledger/trail.ts';
import type { Trail } from './ledger/trail.ts';
import type { Deferred, PreparedStatement, Sql, SqlValue } from './statements.ts';

/** A connection of the pool as the driver gives it; it sends a statement without waiting for the answer to the one before (`pipeline`). */
interface DriverConnection {
  query(
    statement: PreparedStatement | string,
    values?: readonly SqlValue[],
  ): Promise<{ readonly rows: unknown[]; readonly command: string }>;
}

/** A statement that can't change a regulated table. One that does all the same is refused at COMMIT, since no entry took its change. */
const READS_ONLY = /^\s*(SELECT|SET)\b/i;

export async function openConnection(runner: QueryRunner, kind: 'transaction' | 'single statements'): Promise<Connection> {
  const driver = (await runner.connect()) as DriverConnection;
  return new Connection(runner, driver, kind === 'transaction');
}

export class Connection implements Sql {
  readonly trail: Trail;
  readonly #runner: QueryRunner;
  readonly #driver: DriverConnection;
  readonly #isTransaction: boolean;
  #deferred: Deferred | null = null;
  #hasChanged = false;

  constructor(runner: QueryRunner, driver: DriverConnection, isTransaction: boolean) {
    this.trail = trailOf(runner.dataSource);
    [this.#runner, this.#driver, this.#isTransaction] = [runner, driver, isTransaction];
  }

  async rows<Row>(text: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> {
    return (await this.#query(text, values)).records as Row[];
  }

  async run(text: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.#query(text, values)).affected ?? 0;
  }

  async prepared<Row>(statement: PreparedStatement): Promise<readonly Row[]> {
    if (this.#deferred) await this.#settle();
    return (await this.#send(statement, [])).rows as Row[];
  }

  async defer(deferred: Deferred): Promise<void> {
    await this.#settle();
    this.#deferred = deferred;
    if (!this.#isTransaction) await this.#settle();
  }

  mayHaveChanged(): boolean {
    return this.#hasChanged;
  }

  /** The deferred statement and COMMIT, in one flight: after a refused statement COMMIT undoes. */
  async commit(): Promise<void> {
    const last = this.#takeDeferred();
    if (last === null) return void (await this.#runner.query('COMMIT'));
    const sent = this.#send(last.statement, last.values);
    const [done, committed] = await Promise.allSettled([sent, this.#driver.query('COMMIT')]);
    if (done.status === 'rejected') throw last.refused(asError(done.reason));
    if (committed.status === 'rejected') throw new QueryFailedError('COMMIT', [], asError(committed.reason));
    if (committed.value.command !== 'COMMIT') throw new Error('a transaction that nothing had refused was not committed');
  }

  async #query(text: string, values: readonly SqlValue[]): Promise<QueryResult> {
    if (this.#deferred) await this.#settle();
    this.#hasChanged ||= !READS_ONLY.test(text);
    return this.#runner.query(text, [...values], true);
  }

  async #settle(): Promise<void> {
    const deferred = this.#takeDeferred();
    if (deferred === null) return;
    try {
      await this.#send(deferred.statement, deferred.values);
    } catch (error) {
      throw deferred.refused(asError(error));
    }
  }

  #takeDeferred(): Deferred | null {
    const deferred = this.#deferred;
    this.#deferred = null;
    return deferred;
  }

  /** TypeORM's own way can name no statement. */
  async #send(statement: PreparedStatement, values: readonly SqlValue[]): ReturnType<DriverConnection['query']> {
    if (this.#runner.isReleased) throw new Error('a statement came after its connection was given back');
    try {
      return await this.#driver.query(statement, [...values]);
    } catch (error) {
      throw error instanceof Error ? new QueryFailedError(statement.text, [...values], error) : error;
    }
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
