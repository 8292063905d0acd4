import { fileURLToPath } from 'node:url';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { urlOf } from './postgres.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

export const DATABASE = 'consilium';
export const APP_ROLE = 'consilium_app';
/** Roles of the parts that may do what no other may; libs/persistence makes them and gives them their rights. */
const ROLES = { app: APP_ROLE, sequencer: 'consilium_sequencer', verifier: 'signature_verifier', erasure: 'consilium_erasure' };

/** Ways into the database of our own, by role, and the passwords that the migration sets. @param {Record<string, string>} secrets @param {number} port */
export function ownAddresses(secrets, port) {
  const passwords = {
    app: secrets.databaseApp,
    sequencer: secrets.databaseSequencer,
    verifier: secrets.databaseVerifier,
    erasure: secrets.databaseErasure,
  };
  const urls = Object.entries(ROLES).map(([name, user]) => [name, urlOf({ port, user, password: passwords[name], database: DATABASE })]);
  return { urls: { ...Object.fromEntries(urls), owner: urlOf({ port, password: secrets.databaseOwner, database: DATABASE }) }, passwords };
}

/** Ways into a database elsewhere; `npm start` makes no password there. @throws WayOut naming what is missing */
export function statedAddresses(env = process.env) {
  const { DATABASE_URL: app, DATABASE_SEQUENCER_URL: sequencer, DATABASE_VERIFIER_URL: verifier, DATABASE_ERASURE_URL: erasure } = env;
  const missing = Object.entries({ DATABASE_SEQUENCER_URL: sequencer, DATABASE_VERIFIER_URL: verifier }).filter(([, url]) => !url);
  if (missing.length > 0)
    throw new WayOut(
      `DATABASE_URL names a database elsewhere, but ${missing.map(([name]) => name).join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set: give the addresses of its roles ${ROLES.sequencer} and ${ROLES.verifier} as well (docs/operator.md says how they get their passwords).`,
    );
  return { urls: { app, sequencer, verifier, erasure, owner: env.DATABASE_MIGRATION_URL ?? app }, passwords: {} };
}

/** Makes the database on a server of our own; the migrations make the role that API and worker run under, and its rights. */
export async function ensureDatabase(serverUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Brings the schema to this release: a start on the state of a former version migrates it. */
export async function migrateDatabase(env) {
  const task = fileURLToPath(new URL('./tasks/migrate.mjs', import.meta.url));
  const { code, output } = await run(projectNode(), ['--import', REGISTER, task], { cwd: ROOT, env: projectEnv(env) });
  if (code !== 0)
    throw new WayOut(
      `The database could not be brought to this release (${lastLine(output)}): restore the backup made before the update, or report this line.`,
    );
}

const lastLine = (text) =>
  text
    .trim()
    .split('\n')
    .find((line) => /error/i.test(line))
    ?.trim()
    .slice(0, 300) ?? text.trim().slice(-300);
