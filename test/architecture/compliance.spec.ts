import { join } from 'node:path';
import { ROOT } from './planted-tree.ts';

interface Test {
  readonly file: string;
  readonly title: string;
}
interface Compliance {
  readonly idsIn: (text: string) => readonly string[];
  readonly titlesIn: (source: string) => readonly { readonly id: string; readonly title: string }[];
  readonly testsByRequirement: (root: string) => Readonly<Record<string, readonly Test[]>>;
  readonly compliancePage: (tests: Readonly<Record<string, readonly Test[]>>, run: unknown) => string;
  readonly REQUIREMENTS: Readonly<Record<string, string>>;
  readonly REGULATIONS: readonly { readonly clauses: readonly (readonly [string, string, readonly string[], string?])[] }[];
}

const parts = ['tests-by-requirement', 'table', 'requirements', 'clauses'].map((name) => join(ROOT, `infra/compliance/${name}.mjs`));
const { idsIn, titlesIn, testsByRequirement, compliancePage, REQUIREMENTS, REGULATIONS } = Object.assign(
  {},
  ...(await Promise.all(parts.map((path) => import(path)))),
) as Compliance;

describe('the compliance page', () => {
  it('reads every requirement off the name of a test', () =>
    expect(idsIn('refuses it (AUD-06/07, SIG-PUB)')).toEqual(['AUD-06', 'AUD-07', 'SIG-PUB']));
  it('takes titles and leaves comments', () =>
    expect(titlesIn(`// AUD-01 is said here\nit('commits both (AUD-01)', () => 0);`)).toEqual([
      { id: 'AUD-01', title: 'commits both (AUD-01)' },
    ]));
  it('says where a test is missing', () => expect(compliancePage({}, null)).toContain('**No test names it.**'));
  it('counts the tests that a title with a placeholder stands for', () => {
    const results = {
      'a.spec.ts': [
        { name: 'unit refuses 1 (AUD-01)', status: 'passed' },
        { name: 'unit refuses 2 (AUD-01)', status: 'failed' },
      ],
    };
    const page = compliancePage({ 'AUD-01': [{ file: 'a.spec.ts', title: 'refuses %s (AUD-01)' }] }, { results, at: '2026-01-01' });
    expect(page).toContain('**1 of 2 passed**');
    const partly = [...['a', 'b'].map((name) => ({ file: `${name}.spec.ts`, title: 'refuses 1 (AUD-01)' }))];
    expect(compliancePage({ 'AUD-01': partly }, { results, at: '2026-01-01' })).toContain('1 of 1 passed, 1 of 2 files not run');
  });
  it('takes no sample of its own for a test of the system', () =>
    expect(
      Object.values(testsByRequirement(ROOT))
        .flat()
        .filter(({ file }) => file === 'test/architecture/compliance.spec.ts'),
    ).toEqual([]));

  it('knows every requirement that a clause or a test names', () => {
    const named = [...REGULATIONS.flatMap(({ clauses }) => clauses.flatMap(([, , ids]) => ids)), ...Object.keys(testsByRequirement(ROOT))];
    expect(named.filter((id) => REQUIREMENTS[id] === undefined && !/^(LLM|AIO)-/.test(id))).toEqual([]);
  });
  it('knows a test for every requirement', () => {
    const tests = testsByRequirement(ROOT);
    expect(Object.keys(REQUIREMENTS).filter((id) => tests[id] === undefined)).toEqual([]);
  });
  it('leaves no clause without an answer: a requirement, or what the site must do', () =>
    expect(REGULATIONS.flatMap(({ clauses }) => clauses).filter(([, , ids, site]) => ids.length === 0 && !site)).toEqual([]));
});
