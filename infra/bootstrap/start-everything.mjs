import { answers200, startApp } from './apps.mjs';
import { DATABASE, APP_ROLE, ensureDatabase, migrateDatabase } from './database.mjs';
import { endLeftovers } from './leftovers.mjs';
import { keepOrFind } from './ports.mjs';
import { startPostgres, urlOf } from './postgres.mjs';
import { say, secondsSinceStart } from './say.mjs';
import { ensureSeed } from './seeding.mjs';
import { summary } from './summary.mjs';
import { NAMESPACE, startTemporal } from './temporal-server.mjs';
import { takesWork } from './worker-ready.mjs';
import { ensureWebBuild, webDir } from './web-build.mjs';

/** Postgres and Temporal beside the build of the page, then worker and API, then the demo. */
export async function startEverything({ options, home, supervisor }) {
  await endLeftovers(home.runtime());
  const former = home.runtime();
  if (options.reset) home.reset();
  if (options.reset && process.env.DATABASE_URL) say('the database at DATABASE_URL is not ours and keeps its data');
  home.remember({});
  const runtime = { schema: 'consilium/runtime/1', ports: {} };
  supervisor.whenChanged(() => home.publish({ ...runtime, children: supervisor.children() }));
  const [database, temporal] = await Promise.all([
    provideDatabase({ home, supervisor, port: former.ports?.postgres }),
    provideTemporal({ home, supervisor, ports: former.ports }),
    ensureWebBuild(),
  ]);
  const url = `http://localhost:${options.port}`;
  Object.assign(runtime, {
    url,
    ports: { api: options.port, ...database.ports, ...temporal.ports },
    databaseUrl: database.appUrl,
    migrationUrl: database.migrationUrl,
    temporalAddress: temporal.address,
  });
  const env = environmentOf({ home, options, database, temporal, url });
  say('bringing the database to this release');
  const ownerEnv = { ...env, DATABASE_MIGRATION_URL: database.migrationUrl };
  await migrateDatabase({ ...ownerEnv, CONSILIUM_APP_PASSWORD: database.appPassword });
  await startApps({ home, supervisor, env, url: `http://127.0.0.1:${options.port}` });
  const seed = options.empty ? null : await ensureSeed(home, ownerEnv);
  process.stdout.write(summary({ url, temporalUi: temporal.ui, seed, logs: home.file('logs'), seconds: secondsSinceStart() }));
}

async function provideDatabase({ home, supervisor, port: former }) {
  const outside = process.env.DATABASE_URL;
  if (outside) return { appUrl: outside, migrationUrl: process.env.DATABASE_MIGRATION_URL ?? outside, ports: {} };
  const { databaseOwner: password, databaseApp } = home.secrets();
  const port = await keepOrFind(former);
  say('starting Postgres');
  const { url } = await supervisor.keep(() =>
    startPostgres({ dataDir: home.file('postgres'), port, password, log: home.file('logs/postgres.log'), durable: true }),
  );
  await ensureDatabase(url);
  return {
    appUrl: urlOf({ port, user: APP_ROLE, password: databaseApp, database: DATABASE }),
    migrationUrl: urlOf({ port, password, database: DATABASE }),
    appPassword: databaseApp,
    ports: { postgres: port },
  };
}

async function provideTemporal({ home, supervisor, ports: former }) {
  const outside = process.env.TEMPORAL_ADDRESS;
  if (outside) return { address: outside, ui: null, ports: {} };
  const [port, uiPort] = [await keepOrFind(former?.temporal), await keepOrFind(former?.temporalUi)];
  say('starting Temporal');
  const { address } = await supervisor.keep(() =>
    startTemporal({ dbFile: home.file('temporal.db'), port, uiPort, log: home.file('logs/temporal.log') }),
  );
  return { address, ui: `http://localhost:${uiPort}`, ports: { temporal: port, temporalUi: uiPort } };
}

async function startApps({ home, supervisor, env, url }) {
  say('starting worker and API');
  await Promise.all([
    supervisor.keep(() =>
      startApp({
        name: 'Worker',
        env,
        log: home.file('logs/worker.log'),
        ready: takesWork({ address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE }),
      }),
    ),
    supervisor.keep(() => startApp({ name: 'API', env, log: home.file('logs/api.log'), ready: answers200(`${url}/readyz`) })),
  ]);
}

/** The only names through which the parts learn of each other; libs/config reads them. API and worker never see the owner of the schema. */
function environmentOf({ home, options, database, temporal, url }) {
  return {
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    DATABASE_URL: database.appUrl,
    DATABASE_MIGRATION_URL: undefined,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE ?? NAMESPACE,
    CONSILIUM_HOME: home.dir,
    CONSILIUM_PORT: String(options.port),
    CONSILIUM_PUBLIC_URL: url,
    CONSILIUM_DEMO: options.empty ? '0' : '1',
    CONSILIUM_DEMO_PASSWORD: process.env.CONSILIUM_DEMO_PASSWORD ?? (options.empty ? undefined : home.secrets().demoPassword),
    CONSILIUM_BLOB_DIR: home.file('blobs'),
    CONSILIUM_WEB_DIR: webDir(),
  };
}
