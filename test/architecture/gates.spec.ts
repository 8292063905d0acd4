import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './planted-tree.ts';

type Locked = Readonly<Record<string, { version?: string; integrity?: string; optional?: boolean }>>;
interface Gates {
  readonly tally: (text: string) => { passed: number; failed: number };
  readonly isAllowed: (expression: string, allowed: ReadonlySet<string>) => boolean;
  readonly verdictOf: (output: string) => { ok: boolean; note?: string; output?: string };
  readonly sbomProblems: (bill: string, lock: { packages: Readonly<Record<string, object>> }) => readonly string[];
  readonly staleReason: (wanted: Locked, installed: Locked) => string | null;
}

// The gates are plain JavaScript, since they run before anything is installed; their shapes are stated here.
const load = async (path: string): Promise<Partial<Gates>> => (await import(join(ROOT, 'infra', path))) as Partial<Gates>;
const { tally, isAllowed, verdictOf, sbomProblems, staleReason } = Object.assign(
  {},
  ...(await Promise.all(
    ['check/tally.mjs', 'check/licences.mjs', 'check/audit.mjs', 'check/sbom.mjs', 'bootstrap/dependencies.mjs'].map(load),
  )),
) as Gates;

describe('the last line of a run', () => {
  const results = { numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 0, wasInterrupted: false };

  it('counts passed and failed tests', () => {
    expect(tally(JSON.stringify(results))).toEqual({ passed: 7, failed: 2 });
  });
  it('counts a suite that could not start as a failure', () => {
    expect(tally(JSON.stringify({ ...results, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }))).toEqual({ passed: 7, failed: 1 });
  });
  it('counts a run without results as a failure', () => {
    expect(tally('')).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the licence gate', () => {
  const allowed = new Set(['MIT', 'Zlib']);

  it.each([
    ['MIT', true],
    ['(MIT AND Zlib)', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['AGPL-3.0', false],
    ['none stated', false],
  ])('answers for %s: %p', (expression, verdict) => {
    expect(isAllowed(expression, allowed)).toBe(verdict);
  });
});

describe('the audit gate', () => {
  const report = (high: number): string =>
    JSON.stringify({
      metadata: { vulnerabilities: { high, critical: 0 } },
      vulnerabilities: high ? { pkg: { name: 'pkg', severity: 'high', range: '<2' } } : {},
    });

  it('fails on a known high weakness and names the package', () => {
    expect(verdictOf(report(1))).toEqual({ ok: false, output: 'pkg <2: high' });
  });
  it('passes without one', () => {
    expect(verdictOf(report(0))).toEqual({ ok: true });
  });
  it('says that nobody was asked when the registry is out of reach', () => {
    expect(verdictOf('{"statusCode": 405}')).toEqual({ ok: true, note: expect.stringContaining('(405)') });
  });
});

describe('the check for stale packages', () => {
  const wanted: Locked = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it.each([
    ['nothing is installed', {}, 'node_modules/a is missing'],
    ['another version is installed', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }, 'node_modules/a is another version'],
    ['other bytes are installed', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }, 'node_modules/a is another version'],
    ['only a package of another platform is absent', { 'node_modules/a': { version: '1.0.0', integrity: 'x' } }, null],
  ])('when %s says %p', (_case, installed: Locked, reason) => {
    expect(staleReason(wanted, installed)).toBe(reason);
  });
});

describe('.ci/run', () => {
  it('ends at once, in one sentence, where the real data are missing', () => {
    const env = { ...process.env, CONSILIUM_TEST_DATA: join(ROOT, 'no-such-data') };
    const { status, stdout, stderr } = spawnSync('bash', [join(ROOT, '.ci/run')], { env, encoding: 'utf8', timeout: 20_000 });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^consilium: the real data are not in .*no-such-data: set CONSILIUM_TEST_DATA .*\n$/),
    });
  });
});

describe('the bill of materials', () => {
  const lock = {
    packages: { '': {}, 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-x' }, 'libs/domain': { version: '0.1.0' } },
  };
  const bill = (component: object): string => JSON.stringify({ bomFormat: 'CycloneDX', components: [component] });
  const pg = { name: 'pg', version: '8.23.1', purl: 'pkg:npm/pg@8.23.1', hashes: [{}] };

  it('holds every locked package with its address and digest', () => {
    expect(sbomProblems(bill(pg), lock)).toEqual([]);
  });
  it.each([
    ['another version', { ...pg, version: '8.0.0' }, /pg@8\.23\.1 is locked/],
    ['no address', { ...pg, purl: undefined }, /without its address/],
    ['no digest', { ...pg, hashes: [] }, /without its address/],
  ])('fails with %s', (_what, component, sentence) => {
    expect(sbomProblems(bill(component), lock).join()).toMatch(sentence);
  });
});
