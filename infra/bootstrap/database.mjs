import { fileURLToPath } from 'node:url';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

export const DATABASE = 'consilium';
export const APP_ROLE = 'consilium_app';

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
