import type { Sql } from '../sql.ts';
import { SCHEMAS } from './database-shape.ts';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
}

const TABLES = `SELECT format('"%s"."%s"', n.nspname, c.relname) AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY($1)`;
const FOREIGN_KEYS = `SELECT format('"%s"."%s"', n.nspname, c.relname) AS "table", format('"%s"', k.conname) AS name FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND NOT k.condeferrable AND n.nspname = ANY($1)`;

/**
 * Puts the guards of the records to sleep inside the restore's own transaction: triggers off, foreign keys deferred, so that tables load in any order.
 * Nobody else ever sees the tables without their guards, and a failure rolls the whole back.
 *
 * @returns wakes them: foreign keys are checked over everything loaded, then all is as before
 */
export async function disarm(sql: Sql): Promise<() => Promise<void>> {
  const tables = await sql.rows<{ table: string }>(TABLES, [SCHEMAS]);
  const keys = await sql.rows<ForeignKey>(FOREIGN_KEYS, [SCHEMAS]);
  for (const { table } of tables) await sql.run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const { table, name } of keys) await sql.run(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} DEFERRABLE INITIALLY DEFERRED`);
  return async () => {
    await sql.run('SET CONSTRAINTS ALL IMMEDIATE');
    for (const { table, name } of keys) await sql.run(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} NOT DEFERRABLE`);
    for (const { table } of tables) await sql.run(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
}
