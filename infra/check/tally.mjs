// Last line of a run: `N passed, N failed`. A suite that could not run counts as one failure, and so does a run without results.
import { readFileSync } from 'node:fs';

/** @returns {{passed: number, failed: number}} */
export function tally(text) {
  if (text.trim() === '') return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, wasInterrupted } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites + (wasInterrupted ? 1 : 0) };
}

if (import.meta.filename === process.argv[1]) {
  const { passed, failed } = tally(readFileSync(process.argv[2], 'utf8'));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
