#!/usr/bin/env node
// `npx consilium`: the command line, under the project's own Node whatever Node the caller has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER, ROOT, projectEnv, projectNode } from '../bootstrap/paths.mjs';
import { runAttached } from '../bootstrap/run.mjs';

const UNAVAILABLE = 3;

if (!existsSync(join(ROOT, 'node_modules', 'node', 'bin', 'node'))) {
  process.stderr.write('consilium: the packages are not installed: run `npm ci` (or `npm start`) in the clone first.\n');
  process.exit(UNAVAILABLE);
}
process.exitCode = await runAttached(
  projectNode(),
  ['--import', REGISTER, join(ROOT, 'apps', 'cli', 'src', 'main.ts'), ...process.argv.slice(2)],
  { env: projectEnv() },
);
