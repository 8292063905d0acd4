import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/ports.mjs';
import { startPostgres } from '../../infra/bootstrap/postgres.mjs';
import { ensureWebBuild } from '../../infra/bootstrap/web-build.mjs';
import { temporalTool } from '../../infra/temporal/tools.mjs';

/** One Postgres for all live suites (each takes a database of its own) and the paths of both Temporal servers; a failure here fails every suite. */
export default async function startSharedServers() {
  process.env.CONSILIUM_TEST_TEMPORAL_CLI = await temporalTool('cli');
  process.env.CONSILIUM_TEST_TEMPORAL_TEST_SERVER = await temporalTool('testServer');
  // Once, before the suites run side by side: two builds at a time would write into one folder.
  await ensureWebBuild();
  const dir = mkdtempSync(join(tmpdir(), 'consilium-live-'));
  chmodSync(dir, 0o755);
  const postgres = await startPostgres({
    dataDir: join(dir, 'postgres'),
    port: await freePort(),
    password: 'live-suites',
    log: join(dir, 'postgres.log'),
    durable: false,
  });
  process.env.CONSILIUM_TEST_DATABASE_URL = postgres.url;
  postgres.child.unref();
  globalThis.__consiliumLive = { postgres, dir };
}
