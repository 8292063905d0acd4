import type { DataSource } from 'typeorm';
import type { TrailKeys } from '@consilium/domain';
import { ROLE_NAMES, grantStatements } from './app-grants.ts';
import type { RoleName } from './app-grants.ts';
import { openDatabase } from './data-source.ts';
import { adoptRows } from './ledger/adopt-rows.ts';
import { withSql } from './sql.ts';
import type { Sql } from './sql.ts';

export interface MigrateOptions {
  /** Role that the API and the worker run under; made if it is missing and this role may make it. */
  readonly appRole?: string;
  /** Sets the role's password; left as it is when absent. */
  readonly appPassword?: string;
  /** Passwords of the other roles, which are made when they are missing. */
  readonly passwords?: Readonly<Partial<Record<Exclude<RoleName, 'app'>, string>>>;
  /** With these the rows of older releases are taken into entries as well; without, the next call that has them does it. */
  readonly keys?: TrailKeys;
  readonly origin?: string;
}

const MIGRATION_LOCK = 4_202_611;
const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Brings the database to this version and gives the application's role its rights. Safe to call by several processes at once and again.
 * @param url of the role that owns the schema, never the application's
 * @returns names of the migrations that ran now
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  const { appRole = ROLE_NAMES.app, appPassword, passwords = {}, keys, origin } = options;
  if (!ROLE.test(appRole)) throw new Error(`"${appRole}" is no role name: use lower-case letters, digits and underscores.`);
  const dataSource = await openDatabase(url, {
    poolSize: 2,
    applicationName: 'consilium-migrate',
    access: 'engine',
    ...(keys ? { keys } : {}),
    ...(origin ? { origin } : {}),
  });
  try {
    return await withSql(dataSource, async (sql) => {
      await sql.rows('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      try {
        const ran = await dataSource.runMigrations({ transaction: 'each' });
        const roles = { ...ROLE_NAMES, app: appRole };
        const words = { ...passwords, app: appPassword };
        for (const name of Object.keys(roles) as RoleName[]) await ensureRole(sql, roles[name], words[name]);
        for (const statement of grantStatements(roles)) await sql.run(statement);
        if (keys) await adoptRows(dataSource);
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
