// `npm run compliance [RESULTS…]`: writes docs/compliance.md from the names of the tests; RESULTS is what Jest writes with `--json --outputFile`, a whole run or its parts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap/paths.mjs';
import { compliancePage } from './compliance/table.mjs';
import { testsByRequirement } from './compliance/tests-by-requirement.mjs';

const files = process.argv.slice(2);
const tests = testsByRequirement(ROOT);
const page = compliancePage(tests, files.length > 0 ? runOf(files.map(read)) : null);
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

/** One run, or its parts; a run in another clone names the same files under another folder. */
function runOf(parts) {
  const specs = [...new Set(Object.values(tests).flatMap((named) => named.map(({ file }) => file)))];
  const fileOf = (name) => specs.find((spec) => name.endsWith(`/${spec}`)) ?? name;
  const results = {};
  for (const { name, assertionResults } of parts.flatMap(({ testResults }) => testResults))
    results[fileOf(name)] = assertionResults.map(({ fullName, status }) => ({ name: fullName, status }));
  return { at: new Date(Math.max(...parts.map(({ startTime }) => startTime))).toISOString().slice(0, 10), results };
}
