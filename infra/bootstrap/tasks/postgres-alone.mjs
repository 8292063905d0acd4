// Runs only the embedded Postgres of a home, for one command of the operator (backup, restore): holds the home's lock, so it and `npm start` never meet,
// prints where the database is, and stops when its input closes.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { APP_ROLE, DATABASE, ensureDatabase } from '../database.mjs';
import { openHome } from '../home.mjs';
import { endLeftovers } from '../leftovers.mjs';
import { freePort } from '../ports.mjs';
import { startPostgres, urlOf } from '../postgres.mjs';
import { WayOut } from '../say.mjs';

const UNAVAILABLE = 3;

async function run(dir) {
  const home = openHome(dir);
  try {
    await endLeftovers(home.runtime());
    mkdirSync(home.file('logs'), { recursive: true });
    const { databaseOwner: password, databaseApp } = home.secrets();
    const port = await freePort();
    const { child, url } = await startPostgres({
      dataDir: home.file('postgres'),
      port,
      password,
      log: home.file('logs/postgres.log'),
      durable: true,
    });
    try {
      await ensureDatabase(url);
      process.stdout.write(
        `${JSON.stringify({ url: urlOf({ port, password, database: DATABASE }), appRole: APP_ROLE, appPassword: databaseApp })}\n`,
      );
      process.stdin.resume();
      await once(process.stdin, 'end');
    } finally {
      await child.stop();
    }
  } finally {
    home.release();
  }
}

try {
  await run(process.argv[2]);
} catch (error) {
  if (!(error instanceof WayOut)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = UNAVAILABLE;
}
