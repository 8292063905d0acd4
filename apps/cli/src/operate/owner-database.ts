import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { trailOptions } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import type { DataSourceOptions, Database } from '@consilium/persistence';
import { openDatabase } from '@consilium/persistence';
import { unavailable } from '../failure.ts';
import { withEmbeddedPostgres } from './embedded-postgres.ts';
import { addressesOf } from './runtime.ts';

/** Works on the database as the owner of its schema: the one of the environment, that of a running `npm start`, or the stopped installation's own. */
export async function withOwnerDatabase<T>(config: OperatorConfig, work: (database: Database) => Promise<T>): Promise<T> {
  const { owner, isStated } = await addressesOf(config);
  if (owner !== null) {
    const database = await opened(owner, config);
    if (database !== null) return during(database, work);
    if (isStated) throw unavailable('The database does not answer: check DATABASE_URL, DATABASE_MIGRATION_URL and that Postgres runs.');
  }
  if (!(await stat(join(config.home, 'postgres')).catch(() => null)))
    throw unavailable(`There is no installation in ${config.home}: give its folder with --home, or set DATABASE_URL.`);
  return withEmbeddedPostgres(config.home, async ({ url }) => during(await openDatabase(url, optionsOf(config)), work));
}

const optionsOf = ({ keys }: OperatorConfig): DataSourceOptions => ({
  poolSize: 2,
  applicationName: 'consilium-operator',
  access: 'engine',
  ...trailOptions(keys),
});
const opened = (url: string, config: OperatorConfig): Promise<Database | null> => {
  const options = optionsOf(config);
  return openDatabase(url, options).catch(() => null);
};

async function during<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
