import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import type { TrailKeys } from '@consilium/domain';
import { keepTrail } from './ledger/trail.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface DataSourceOptions {
  /** Connections of this process. */
  readonly poolSize?: number;
  readonly applicationName?: string;
  /**
   * `engine`: every connection may open every patient's row; for the worker, the sequencer, the verifier and the operator's commands. Left out, a row
   * opens only inside `accessAs` (ACC-05).
   */
  readonly access?: 'engine';
  /** What entries are appended with; a process without them can read and nothing else. */
  readonly keys?: TrailKeys;
  /** Name of the log, which every entry bears. */
  readonly origin?: string;
  /** How long an entry may wait for its place in the log before reads are refused (AUD-17); a minute if left out. */
  readonly stalledAfterMs?: number;
  /** Another set than this release's, to bring a database to the state of an older one. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** Table of TypeORM that lists the migrations that have run. */
export const MIGRATIONS_TABLE = 'schema_migration';

/** A data source on the URL; the caller initializes and destroys it. It never changes the schema by itself. */
export const createDataSource = (
  url: string,
  { poolSize = 10, applicationName = 'consilium', access, keys, origin, stalledAfterMs, migrations = MIGRATIONS }: DataSourceOptions = {},
): DataSource => {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName,
    connectTimeoutMS: 10_000,
    // pipeline: the last statement of a transaction goes with its COMMIT. UTC: row images are made in it, and need no setting of their own.
    extra: { pipeline: true, options: `-c timezone=UTC${access === 'engine' ? ' -c consilium.access=engine' : ''}` },
    entities: [],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    installExtensions: false,
    logging: false,
  });
  keepTrail(dataSource, { keys, origin, stalledAfterMs });
  return dataSource;
};

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
