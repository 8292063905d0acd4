// `npm run bench [NAME]`: the measures under test/bench, all of them or one, printed as tables.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { REGISTER, ROOT, projectEnv, projectNode } from './bootstrap/paths.mjs';
import { runAttached } from './bootstrap/run.mjs';
import { WayOut, runMain } from './bootstrap/say.mjs';
import { temporalTool } from './temporal/tools.mjs';

const SUFFIX = '.bench.ts';

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const dir = join(ROOT, 'test', 'bench');
  const known = readdirSync(dir)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  if (name && !known.includes(name)) throw new WayOut(`There is no benchmark ${name}: choose one of ${known.join(', ') || 'none yet'}.`);
  await ensureDependencies();
  const env = projectEnv({
    CONSILIUM_TEST_TEMPORAL_CLI: await temporalTool('cli'),
    CONSILIUM_TEST_TEMPORAL_TEST_SERVER: await temporalTool('testServer'),
  });
  let worst = 0;
  for (const bench of name ? [name] : known) {
    worst = Math.max(
      worst,
      await runAttached(projectNode(), ['--import', REGISTER, join(dir, bench + SUFFIX), ...rest], { cwd: ROOT, env }),
    );
  }
  return worst;
});
