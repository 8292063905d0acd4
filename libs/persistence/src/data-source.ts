import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { MIGRATIONS } from './migrations/index.ts';

export interface DataSourceOptions {
  /** Connections of this process. */
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Another set than this release's, to bring a database to the state of an older one. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** Table of TypeORM that lists the migrations that have run. */
export const MIGRATIONS_TABLE = 'schema_migration';

/** A data source on the URL; the caller initializes and destroys it. It never changes the schema by itself. */
export const createDataSource = (
  url: string,
  { poolSize = 10, applicationName = 'consilium', migrations = MIGRATIONS }: DataSourceOptions = {},
): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName,
    connectTimeoutMS: 10_000,
    entities: [],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    installExtensions: false,
    logging: false,
  });

/** Opens a data source; the error names what could not be reached, never the URL with its password. */
export async function openDatabase(url: string, options: DataSourceOptions = {}): Promise<DataSource> {
  const dataSource = createDataSource(url, options);
  try {
    return await dataSource.initialize();
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(`The database ${pathname.slice(1)} at ${host} can't be reached: check DATABASE_URL and that Postgres runs.`, {
      cause: error,
    });
  }
}
