// `npm run check`: every gate but the tests, one line each; a gate's own words only when it fails.
import { join } from 'node:path';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { ROOT, projectEnv, projectNode } from './bootstrap/paths.mjs';
import { run } from './bootstrap/run.mjs';
import { runMain } from './bootstrap/say.mjs';
import { audit } from './check/audit.mjs';
import { licenceProblems } from './check/licences.mjs';
import { sbomGate } from './check/sbom.mjs';

const tool =
  (path, ...args) =>
  async () => {
    const { code, output } = await run(projectNode(), [join(ROOT, 'node_modules', path), ...args], {
      cwd: ROOT,
      env: projectEnv(),
      full: true,
    });
    return { ok: code === 0, output };
  };

const GATES = {
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  types: tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'),
  'dead code': tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  arrows: tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'libs',
    'apps',
    'workflows',
    'activities',
  ),
  licences: async () => {
    const problems = licenceProblems(ROOT);
    return { ok: problems.length === 0, output: problems.join('\n') };
  },
  audit: () => audit(ROOT),
  sbom: () => sbomGate(ROOT),
};

await runMain(async () => {
  await ensureDependencies();
  let failures = 0;
  for (const [name, gate] of Object.entries(GATES)) {
    const begun = Date.now();
    const { ok, note, output } = await gate();
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${seconds.padStart(5)} s${note ? `  (${note})` : ''}\n`);
    if (ok) continue;
    failures += 1;
    process.stdout.write(
      `${(output ?? '')
        .trim()
        .split('\n')
        .map((line) => `        ${line}`)
        .join('\n')}\n`,
    );
  }
  process.stdout.write(failures === 0 ? 'check: all gates passed\n' : `check: ${failures} of ${Object.keys(GATES).length} gates failed\n`);
  return failures === 0 ? 0 : 1;
});
