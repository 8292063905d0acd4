import { answers200, startApp, staysUp } from './apps.mjs';
import { ensureDatabase, migrateDatabase, ownAddresses, statedAddresses } from './database.mjs';
import { ensureKeys } from './keys.mjs';
import { endLeftovers } from './leftovers.mjs';
import { keepOrFind } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { say, secondsSinceStart } from './say.mjs';
import { ensureSeed } from './seeding.mjs';
import { summary } from './summary.mjs';
import { NAMESPACE, startTemporal } from './temporal-server.mjs';
import { takesWork } from './worker-ready.mjs';
import { ensureWebBuild, webDir } from './web-build.mjs';

/** Postgres and Temporal beside the build of the page and the keys, then the parts of the system, then the demo. */
export async function startEverything({ options, home, supervisor }) {
  await endLeftovers(home.runtime());
  const former = home.runtime();
  if (options.reset) home.reset();
  if (options.reset && process.env.DATABASE_URL) say('the database at DATABASE_URL is not ours and keeps its data');
  home.remember({});
  const runtime = { schema: 'consilium/runtime/1', ports: {} };
  supervisor.whenChanged(() => home.publish({ ...runtime, children: supervisor.children() }));
  const ports = { verifier: await keepOrFind(former.ports?.verifier), witness: await keepOrFind(former.ports?.witness) };
  const [database, temporal, keys] = await Promise.all([
    provideDatabase({ home, supervisor, port: former.ports?.postgres }),
    provideTemporal({ home, supervisor, ports: former.ports }),
    ensureKeys({ CONSILIUM_HOME: home.dir }),
    ensureWebBuild(),
  ]);
  const url = `http://localhost:${options.port}`;
  Object.assign(runtime, {
    url,
    ports: { api: options.port, ...ports, ...database.ports, ...temporal.ports },
    databaseUrl: database.urls.app,
    migrationUrl: database.urls.owner,
    verifierUrl: database.urls.verifier,
    erasureUrl: database.urls.erasure,
    temporalAddress: temporal.address,
  });
  const env = environmentOf({ home, options, database, temporal, url, ports, keys });
  say('bringing the database to this release');
  const ownerEnv = { ...env, DATABASE_MIGRATION_URL: database.urls.owner };
  await migrateDatabase({ ...ownerEnv, ...passwordsOf(database) });
  await startApps({ home, supervisor, env, url: `http://127.0.0.1:${options.port}`, ports });
  const seed = options.empty ? null : await ensureSeed(home, ownerEnv);
  process.stdout.write(summary({ url, temporalUi: temporal.ui, keys, seed, logs: home.file('logs'), seconds: secondsSinceStart() }));
}

async function provideDatabase({ home, supervisor, port: former }) {
  if (process.env.DATABASE_URL) return { ...statedAddresses(), ports: {} };
  const secrets = home.secrets();
  const port = await keepOrFind(former);
  say('starting Postgres');
  const { url } = await supervisor.keep(() =>
    startPostgres({
      dataDir: home.file('postgres'),
      port,
      password: secrets.databaseOwner,
      log: home.file('logs/postgres.log'),
      durable: true,
    }),
  );
  await ensureDatabase(url);
  return { ...ownAddresses(secrets, port), ports: { postgres: port } };
}

/** For the migration alone, which sets them; for a database elsewhere only what the environment states. */
const passwordsOf = ({ passwords }) =>
  Object.fromEntries(Object.entries(passwords).map(([role, password]) => [`CONSILIUM_${role.toUpperCase()}_PASSWORD`, password]));

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

async function startApps({ home, supervisor, env, url, ports }) {
  say('starting witness, sequencer, verifier, worker and API');
  const answersAt = (port) => answers200(`http://127.0.0.1:${port}/healthz`);
  const ready = {
    Witness: answersAt(ports.witness),
    Sequencer: staysUp(),
    Verifier: answersAt(ports.verifier),
    Worker: takesWork({ address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE }),
    API: answers200(`${url}/readyz`),
  };
  await Promise.all(
    Object.entries(ready).map(([name, isReady]) =>
      supervisor.keep(() => startApp({ name, env, log: home.file(`logs/${name.toLowerCase()}.log`), ready: isReady })),
    ),
  );
}

/** The only names through which the parts learn of each other; libs/config reads them, and parts.mjs says who sees which. */
function environmentOf({ home, options, database, temporal, url, ports, keys }) {
  return {
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    DATABASE_URL: database.urls.app,
    DATABASE_SEQUENCER_URL: database.urls.sequencer,
    DATABASE_VERIFIER_URL: database.urls.verifier,
    DATABASE_MIGRATION_URL: undefined,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE ?? NAMESPACE,
    CONSILIUM_HOME: home.dir,
    CONSILIUM_PORT: String(options.port),
    CONSILIUM_PUBLIC_URL: url,
    CONSILIUM_VERIFIER_PORT: String(ports.verifier),
    CONSILIUM_VERIFIER_URL: `http://127.0.0.1:${ports.verifier}`,
    CONSILIUM_WITNESS_PORT: String(ports.witness),
    CONSILIUM_WITNESS_URL: process.env.CONSILIUM_WITNESS_URL ?? `http://127.0.0.1:${ports.witness}`,
    CONSILIUM_WITNESS_LOGS: keys.log.join(' ') || undefined,
    CONSILIUM_DEMO: options.empty ? '0' : '1',
    CONSILIUM_DEMO_PASSWORD: process.env.CONSILIUM_DEMO_PASSWORD ?? (options.empty ? undefined : home.secrets().demoPassword),
    CONSILIUM_BLOB_DIR: home.file('blobs'),
    CONSILIUM_WEB_DIR: webDir(),
  };
}
