import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTER, projectEnv, projectNode } from '../../infra/bootstrap/paths.mjs';
import { freePort } from '../../infra/bootstrap/ports.mjs';
import { startPostgres } from '../../infra/bootstrap/postgres.mjs';
import { run } from '../../infra/bootstrap/run.mjs';
import { ensureWebBuild } from '../../infra/bootstrap/web-build.mjs';
import { temporalTool } from '../../infra/temporal/tools.mjs';

/** One Postgres for all live suites (each takes a database of its own), one workflow bundle, and the paths of both Temporal servers; a failure here fails every suite. */
export default async function startSharedServers() {
  process.env.CONSILIUM_TEST_TEMPORAL_CLI = await temporalTool('cli');
  process.env.CONSILIUM_TEST_TEMPORAL_TEST_SERVER = await temporalTool('testServer');
  const dir = mkdtempSync(join(tmpdir(), 'consilium-live-'));
  chmodSync(dir, 0o755);
  // The suites start some hundred processes of the same sources: what the first makes of them serves the others.
  process.env.CONSILIUM_TRANSFORM_CACHE = join(dir, 'transforms');
  process.env.NODE_COMPILE_CACHE = join(dir, 'compiled');
  process.env.CONSILIUM_TEST_WORKFLOWS = join(dir, 'workflows');
  // Once, before the suites run side by side: two builds at a time would write into one folder.
  await Promise.all([ensureWebBuild(), bundleWorkflows(process.env.CONSILIUM_TEST_WORKFLOWS)]);
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

async function bundleWorkflows(folder) {
  const script = join(import.meta.dirname, 'bundle-workflows.mjs');
  const { code, output } = await run(projectNode(), ['--import', REGISTER, script, folder], { env: projectEnv() });
  if (code !== 0) throw new Error(`the workflows did not bundle:\n${output}`);
}
