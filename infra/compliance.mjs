// `npm run compliance [RESULTS]`: writes docs/compliance.md from the names of the tests; RESULTS is what Jest writes with `--json --outputFile`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './bootstrap/paths.mjs';
import { compliancePage } from './compliance/table.mjs';
import { testsByRequirement } from './compliance/tests-by-requirement.mjs';

const [, , file] = process.argv;
const page = compliancePage(testsByRequirement(ROOT), file ? runOf(JSON.parse(readFileSync(file, 'utf8'))) : null);
writeFileSync(join(ROOT, 'docs/compliance.md'), page);
process.stdout.write('docs/compliance.md is written\n');

function runOf({ startTime, testResults }) {
  const results = Object.fromEntries(
    testResults.map(({ name, assertionResults }) => [
      relative(ROOT, name),
      assertionResults.map(({ fullName, status }) => ({ name: fullName, status })),
    ]),
  );
  return { at: new Date(startTime).toISOString().slice(0, 10), results };
}
