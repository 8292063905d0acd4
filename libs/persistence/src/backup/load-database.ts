import type { DataSource } from 'typeorm';
import type { TrailKeys } from '@consilium/domain';
import { openDatabase } from '../data-source.ts';
import { unopenedKek } from '../ledger/data-keys.ts';
import { migrate } from '../migrate.ts';
import type { MigrateOptions } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { SCHEMAS, exactText, tableShapes } from './database-shape.ts';
import type { TableShape } from './database-shape.ts';
import type { DatabaseDump } from './dump-database.ts';
import { disarm } from './disarm.ts';

export type RowSource = (table: string) => AsyncIterable<string>;
export type LoadOptions = MigrateOptions;

/** The backup or the database is not fit for a restore; nothing was changed. */
export class BackupRefused extends Error {}

const CHARACTERS_AT_ONCE = 4 * 1024 * 1024;
const ROWS_AT_ONCE = 1000;

/**
 * Loads a dump into an empty database and brings it to this release.
 * 1. Refuses a database that holds anything, and a dump of a newer release.
 * 2. Makes the schema as it was when the dump was taken, loads every row in one transaction, checks foreign keys and counts.
 * 3. Runs the migrations that came since, gives the application's role its rights.
 * A failure before the end leaves the database empty again. Needs the role that will own the schema; it need not be a superuser.
 */
export async function loadDatabase(url: string, dump: DatabaseDump, rowsOf: RowSource, options: LoadOptions = {}): Promise<void> {
  const unknown = dump.migrations.filter((name) => !MIGRATIONS.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new BackupRefused('The backup was made by a newer release: restore it with that release or a later one.');
  const then = MIGRATIONS.filter((migration) => dump.migrations.includes(migration.name));
  const database = await openDatabase(url, { poolSize: 2, applicationName: 'consilium-restore', migrations: then, access: 'engine' });
  try {
    await withSql(database, refuseUnlessEmpty);
    try {
      await database.runMigrations({ transaction: 'each' });
      await inTransaction(database, async (sql) => {
        await loadRows(sql, dump, rowsOf);
        if (options.keys && dump.tables.some(({ table }) => table === DATA_KEYS)) await refuseOtherKeys(sql, options.keys);
      });
    } catch (error) {
      await emptyAgain(database);
      throw error;
    }
  } finally {
    await database.destroy();
  }
  await migrate(url, options);
}

async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const { held } = onlyRow(
    await sql.rows<{ held: string }>(
      `SELECT count(*) AS held FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')`,
    ),
  );
  if (Number(held) > 0) throw new BackupRefused('The database is not empty: restore into a new one, so that nothing is lost or mixed.');
}

const emptyAgain = (database: DataSource): Promise<number> =>
  withSql(database, (sql) => sql.run(`DROP SCHEMA IF EXISTS ${SCHEMAS.join(', ')} CASCADE; DROP TABLE IF EXISTS public.schema_migration`));

async function loadRows(sql: Sql, dump: DatabaseDump, rowsOf: RowSource): Promise<void> {
  await exactText(sql);
  const shapes = await tableShapes(sql);
  const arm = await disarm(sql);
  // The migrations themselves put rows in; the backup has them all.
  for (const { table } of shapes) await sql.run(`DELETE FROM ${table}`);
  for (const { table, columns, rows } of dump.tables) {
    const shape = shapes.find((candidate) => candidate.table === table);
    if (!shape || shape.columns.join() !== columns.join())
      throw new BackupRefused(`The table ${table} of the backup is not that of its release: the backup was changed.`);
    const loaded = await loadTable(sql, shape, rowsOf(table));
    if (loaded !== rows)
      throw new BackupRefused(`The backup holds ${loaded} rows of ${table}, its manifest says ${rows}: the backup was changed.`);
  }
  for (const { name, value, isCalled } of dump.sequences)
    await sql.rows('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, isCalled]);
  // The Temporal server may be older than these rows, or new: told again, a workflow re-reads Postgres, and a repeat does nothing.
  await sql.run('UPDATE clinic.act SET told_at = NULL');
  await arm();
}

async function loadTable(sql: Sql, shape: TableShape, rows: AsyncIterable<string>): Promise<number> {
  const insert = insertOf(shape);
  let total = 0;
  let batch: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) total += await sql.run(insert, [batch]);
    [batch, characters] = [[], 0];
  };
  for await (const row of rows) {
    batch.push(row);
    characters += row.length;
    if (characters > CHARACTERS_AT_ONCE || batch.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  return total;
}

function insertOf({ table, columns, generated }: TableShape): string {
  const stored = columns.filter((column) => !generated.includes(column));
  const value = (column: string): string => (isTransactionId(table, column) ? `'0'::xid8` : `(r.v)."${column}"`);
  return `INSERT INTO ${table} (${stored.map((column) => `"${column}"`).join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${stored.map(value).join(', ')} FROM (SELECT x::${table} AS v FROM unnest($1::text[]) x OFFSET 0) r${generated.includes('leaf_hash') ? AS_HASHED : ''}`;
}

const DATA_KEYS = '"ledger"."data_key"';
/** A backup holds no key-encryption key: without the right one its details stay closed for good, and the next entry can't be written. */
async function refuseOtherKeys(sql: Sql, keys: TrailKeys): Promise<void> {
  const kek = await unopenedKek(sql, keys);
  if (kek !== null)
    throw new BackupRefused(
      `The data keys given here do not open this backup, whose own are wrapped with "${kek}": give the data keys of the installation that it was taken from (data.key, or CONSILIUM_DATA_KEYS) and restore again.`,
    );
}

/** An entry whose body is not the one that was hashed is not loaded, and the count betrays it. */
const AS_HASHED = ` WHERE (r.v).leaf_hash = sha256('\\x00'::bytea || (r.v).body)`;

/** A transaction of the old server must never look like one of the new: `ledger.require_entry` would take an old entry for a new change's (AUD-02). */
const isTransactionId = (table: string, column: string): boolean => table === '"ledger"."entry"' && column === 'xid';
