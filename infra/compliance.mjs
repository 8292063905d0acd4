// `npm run compliance [RESULTS]`: writes docs/compliance.md from the names of the tests; RESULTS is what Jest writes with `--json --outputFile`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './bootstrap/paths.mjs';
import { compliancePage } from './compliance/table.mjs';
import { testsByRequirement } from './compliance/tests-by-requirement.mjs';

const [, , file] = process.argv;
const page = compliancePage(testsByRequirement(ROOT), file ? runOf(read(file)) : null);
writeFileSync(join(ROOT, 'docs/compliance.md'), page);
process.stdout.write('docs/compliance.md is written\n');

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    process.stderr.write(`consilium: ${path} is no file of results (${error.message}): write one with Jest's --json --outputFile.\n`);
    process.exit(1);
  }
}

function runOf({ startTime, testResults }) {
  const results = Object.fromEntries(
    testResults.map(({ name, assertionResults }) => [
      relative(ROOT, name),
      assertionResults.map(({ fullName, status }) => ({ name: fullName, status })),
    ]),
  );
  return { at: new Date(startTime).toISOString().slice(0, 10), results };
}
