import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Measure } from '../table.ts';
import { ATTACK_KINDS, ATTACK_SUITES } from './attack-kinds.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LEAST_ATTACKS = 60;

interface Test {
  readonly status: string;
  readonly title: string;
  readonly fullName: string;
  readonly ancestorTitles: readonly string[];
}
interface Outcome {
  readonly tests: readonly Test[];
  /** Suites that could not run: they have no tests and are no success. */
  readonly broken: readonly string[];
}

const isPassed = ({ status }: Test): boolean => status === 'passed';
const failedOf = ({ tests, broken }: Outcome): readonly string[] => [
  ...broken,
  ...tests.filter((test) => !isPassed(test)).map(({ fullName }) => fullName),
];

/**
 * Attacks on signatures by HTTP, by SQL and by the workflow engine, counted by kind: a test that tries several ways counts once. Each suite holds its
 * controls, the honest act in the same place that is accepted; they are run and not counted.
 */
export async function attacks(): Promise<readonly Measure[]> {
  const outcome = await suites('live', ATTACK_SUITES);
  const kinds = ATTACK_KINDS.map(({ kind, group, only }) => ({ kind, tests: attacksOf(outcome, group, only) }));
  const tried = new Set(kinds.flatMap(({ tests }) => tests.map(({ fullName }) => fullName))).size;
  const failed = failedOf(outcome);
  return [
    ...kinds.map(({ kind, tests }) => {
      const refused = tests.filter(isPassed).length;
      return { measure: kind, ours: `${refused} of ${tests.length} refused or found`, met: tests.length > 0 && refused === tests.length };
    }),
    { measure: 'distinct attacks on signatures, keys and publication', ours: String(tried), against: `≥ ${LEAST_ATTACKS}`, met: tried >= LEAST_ATTACKS },
    { measure: `accepted, a control that failed, or a test not run to its end${named(failed)}`, ours: String(failed.length), against: '0', met: failed.length === 0 },
  ]; // prettier-ignore
}

const attacksOf = ({ tests }: Outcome, group: string, only = /./): readonly Test[] =>
  tests.filter(({ ancestorTitles: [first = ''], title }) => first.startsWith(group) && only.test(title));
const named = (failed: readonly string[]): string => (failed.length > 0 ? `: ${failed.slice(0, 3).join('; ')}` : '');

/** Every cell of the access matrix through HTTP. */
export async function access(): Promise<readonly Measure[]> {
  const outcome = await suites('live', ['test/api/access-matrix']);
  const failed = failedOf(outcome);
  return [
    { measure: 'sets of cells of the access matrix, each through HTTP', ours: String(outcome.tests.length), met: outcome.tests.length > 0 },
    { measure: `not as the policy says${named(failed)}`, ours: String(failed.length), against: '0', met: failed.length === 0 },
  ]; // prettier-ignore
}

interface JestReport {
  readonly testResults: readonly { readonly message: string; readonly assertionResults: readonly Test[] }[];
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
    return {
      tests: testResults.flatMap(({ assertionResults }) => assertionResults),
      broken: testResults.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message.slice(0, 200)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
