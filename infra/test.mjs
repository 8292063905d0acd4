// `npm test`: the same set-up as `npm start`, then the whole suite with the project's own Node. Arguments go on to Jest.
import { join } from 'node:path';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { ROOT, projectEnv, projectNode } from './bootstrap/paths.mjs';
import { runAttached } from './bootstrap/run.mjs';
import { runMain } from './bootstrap/say.mjs';
import { temporalTool } from './temporal/tools.mjs';

await runMain(async () => {
  await ensureDependencies();
  for (const kind of ['cli', 'testServer']) await temporalTool(kind);
  const flags = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');
  return runAttached(projectNode(), [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
    env: projectEnv({ NODE_OPTIONS: flags }),
  });
});
