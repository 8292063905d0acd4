import type { DataSource } from 'typeorm';
import type { Instant } from '@consilium/domain';
import { accessAs } from '../access.ts';
import { databaseNow } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { exactText, migrationsRun, sequenceStates, tableShapes } from './database-shape.ts';
import type { SequenceState } from './database-shape.ts';

/** What stands beside the rows of a backup. */
export interface DatabaseDump {
  readonly takenAt: Instant;
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly table: string; readonly columns: readonly string[]; readonly rows: number }[];
  readonly sequences: readonly SequenceState[];
}

/** Takes the rows of a table, each as text; must read them to the end. */
export type RowSink = (table: string, rows: AsyncIterable<string>) => Promise<void>;

const CHARACTERS_AT_ONCE = 4 * 1024 * 1024;
const ROWS_AT_ONCE = 2000;

/**
 * Every row of the records, as of one moment: one REPEATABLE READ transaction, while the system goes on working.
 * Needs the role that owns the schema. It reads as the engine: a backup in which row-level security had left patients out would look like a whole one.
 */
export const dumpDatabase = (dataSource: DataSource, write: RowSink): Promise<DatabaseDump> =>
  accessAs({ kind: 'engine' }, () =>
    inTransaction(dataSource, async (sql) => {
      await sql.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await exactText(sql);
      const takenAt = await databaseNow(sql);
      const tables = [];
      for (const { table, columns } of await tableShapes(sql)) {
        const tally = { rows: 0 };
        await write(table, rowsOf(sql, table, tally));
        tables.push({ table, columns, rows: tally.rows });
      }
      return { takenAt, migrations: await migrationsRun(sql), tables, sequences: await sequenceStates(sql) };
    }),
  );

/** Reads more rows at once while they are small, fewer when they are large, so that memory stays flat. */
async function* rowsOf(sql: Sql, table: string, tally: { rows: number }): AsyncGenerator<string> {
  await sql.run(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${table} t`);
  for (let count = 1; ;) {
    const fetched = await sql.rows<{ row: string }>(`FETCH ${count} FROM backup_rows`);
    for (const { row } of fetched) yield row;
    tally.rows += fetched.length;
    if (fetched.length < count) break;
    const characters = fetched.reduce((sum, { row }) => sum + row.length, 0);
    count = Math.max(1, Math.min(ROWS_AT_ONCE, characters > CHARACTERS_AT_ONCE ? Math.floor(count / 2) : count * 2));
  }
  await sql.run('CLOSE backup_rows');
}
