import type { DataSource } from 'typeorm';
import { grantStatements } from './app-grants.ts';
import { openDatabase } from './data-source.ts';
import { withSql } from './sql.ts';
import type { Sql } from './sql.ts';

export interface MigrateOptions {
  /** Role that the API and the worker run under; made if it is missing and this role may make it. */
  readonly appRole?: string;
  /** Sets the role's password; left as it is when absent. */
  readonly appPassword?: string;
}

const MIGRATION_LOCK = 4_202_611;
const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Brings the database to this version and gives the application's role its rights. Safe to call by several processes at once and again.
 * @param url of the role that owns the schema, never the application's
 * @returns names of the migrations that ran now
 */
export async function migrate(url: string, { appRole = 'consilium_app', appPassword }: MigrateOptions = {}): Promise<readonly string[]> {
  if (!ROLE.test(appRole)) throw new Error(`"${appRole}" is no role name: use lower-case letters, digits and underscores.`);
  const dataSource = await openDatabase(url, { poolSize: 2, applicationName: 'consilium-migrate' });
  try {
    return await withSql(dataSource, async (sql) => {
      await sql.rows('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      try {
        const ran = await dataSource.runMigrations({ transaction: 'each' });
        await ensureRole(sql, appRole, appPassword);
        for (const statement of grantStatements(appRole)) await sql.run(statement);
        return ran.map(({ name }) => name);
      } finally {
        await sql.rows('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      }
    });
  } finally {
    await dataSource.destroy();
  }
}

/** Roles belong to the whole server, so another database's migration may make the same one at the same moment. */
async function ensureRole(sql: Sql, role: string, password: string | undefined): Promise<void> {
  await sql.run(`DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  if (password !== undefined) await sql.run(`ALTER ROLE ${role} PASSWORD '${password.replaceAll("'", "''")}'`);
}

/** Migrations that this version knows and the database lacks; for readiness checks. */
export const hasPendingMigrations = (dataSource: DataSource): Promise<boolean> => dataSource.showMigrations();
