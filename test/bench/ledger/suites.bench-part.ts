import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Measure } from '../table.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LEAST_ATTACKS = 60;

interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
}

/** Attacks on signatures by HTTP and by SQL: each test of these suites is one that must sign, enrol or publish nothing. */
export async function attacks(): Promise<readonly Measure[]> {
  const { passed, failed } = await suites('live', [
    'test/api/signature-attacks',
    'libs/persistence/src/signing',
    'test/integration/attacks',
  ]);
  const tried = passed + failed.length;
  return [
    { measure: 'attacks on signatures, keys and publication that were tried', ours: String(tried), against: `≥ ${LEAST_ATTACKS}`, met: tried >= LEAST_ATTACKS },
    { measure: `accepted${failed.length > 0 ? `: ${failed.slice(0, 3).join('; ')}` : ''}`, ours: String(failed.length), against: '0', met: failed.length === 0 },
  ]; // prettier-ignore
}

/** Every cell of the access matrix through HTTP. */
export async function access(): Promise<readonly Measure[]> {
  const { passed, failed } = await suites('live', ['test/api/access-matrix']);
  return [
    { measure: 'sets of cells of the access matrix, each through HTTP', ours: String(passed + failed.length) },
    { measure: `not as the policy says${failed.length > 0 ? `: ${failed.slice(0, 3).join('; ')}` : ''}`, ours: String(failed.length), against: '0', met: failed.length === 0 && passed > 0 },
  ]; // prettier-ignore
}

interface JestReport {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function suites(project: string, paths: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-suites-'));
  const report = join(folder, 'report.json');
  try {
    const args = [
      '--experimental-vm-modules',
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '-i',
      '--json',
      `--outputFile=${report}`,
      ...paths,
      '--selectProjects',
      project,
    ];
    await new Promise<void>((done, fail) =>
      spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '' }, stdio: 'ignore' })
        .once('error', fail)
        .once('close', () => done()),
    ); // prettier-ignore
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    // A suite that could not run has no tests and is no success.
    const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message.slice(0, 200));
    return {
      passed: all.filter(({ status }) => status === 'passed').length,
      failed: [...broken, ...all.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
