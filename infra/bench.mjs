// `npm run bench [NAME]`: the measures under test/bench, all of them or one, printed as tables.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { REGISTER, ROOT, projectEnv, projectNode } from './bootstrap/paths.mjs';
import { freePort } from './bootstrap/ports.mjs';
import { startPostgres } from './bootstrap/postgres.mjs';
import { runAttached } from './bootstrap/run.mjs';
import { WayOut, runMain } from './bootstrap/say.mjs';
import { temporalTool } from './temporal/tools.mjs';

const SUFFIX = '.bench.ts';
/** Pure measures: no database, no Temporal. */
const ALONE = new Set(['prioritize']);

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const dir = join(ROOT, 'test', 'bench');
  const known = readdirSync(dir)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  if (name && !known.includes(name)) throw new WayOut(`There is no benchmark ${name}: choose one of ${known.join(', ') || 'none yet'}.`);
  await ensureDependencies();
  if (name && ALONE.has(name))
    return runAttached(projectNode(), ['--import', REGISTER, join(dir, name + SUFFIX), ...rest], { cwd: ROOT, env: projectEnv({}) });
  return withPostgres(async (url) => {
    const env = projectEnv({
      CONSILIUM_TEST_DATABASE_URL: url,
      CONSILIUM_TEST_TEMPORAL_CLI: await temporalTool('cli'),
      CONSILIUM_TEST_TEMPORAL_TEST_SERVER: await temporalTool('testServer'),
    });
    let worst = 0;
    for (const bench of name ? [name] : known) {
      const path = join(dir, bench + SUFFIX);
      worst = Math.max(worst, await runAttached(projectNode(), ['--import', REGISTER, path, ...rest], { cwd: ROOT, env }));
    }
    return worst;
  });
});

/** A throw-away Postgres that writes as durably as the real one: a measure without fsync would flatter. */
async function withPostgres(work) {
  const dir = mkdtempSync(join(tmpdir(), 'consilium-bench-'));
  chmodSync(dir, 0o755);
  try {
    const { url, child } = await startPostgres({
      dataDir: join(dir, 'postgres'),
      port: await freePort(),
      password: 'benchmarks',
      log: join(dir, 'postgres.log'),
      durable: true,
    });
    try {
      return await work(url);
    } finally {
      await child.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
