import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './planted-tree.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `export const v${index} = ${index};`).join('\n');

/** [rule, file, code]: what each rule is there for, in the folder where it must bite. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['@typescript-eslint/no-explicit-any', 'libs/genomics/src/any.ts', 'export const parse = (x: any): string => String(x);'],
  ['no-console', 'apps/api/src/talk.ts', "console.log('x');\nexport {};"],
  ['no-restricted-syntax', 'libs/persistence/src/env.ts', "export const url = process.env['DATABASE_URL'];"],
  ['no-restricted-syntax', 'libs/domain/src/now.ts', 'export const now = (): number => Date.now();'],
  ['no-restricted-syntax', 'libs/domain/src/date.ts', 'export const today = (): Date => new Date();'],
  ['no-restricted-syntax', 'workflows/src/die.ts', 'export const die = (): number => Math.random();'],
  ['no-restricted-syntax', 'workflows/src/id.ts', 'export const id = (): string => globalThis.crypto.randomUUID();'],
  ['no-restricted-syntax', 'libs/interop/src/default.ts', 'export default function write(): number {\n  return 1;\n}'],
  ['max-lines', 'libs/ledger/src/long.ts', lines(251)],
  [
    'max-lines-per-function',
    'libs/ledger/src/long-function.ts',
    `export function f(): void {\n${lines(61).replaceAll('export const', 'const')}\n}`,
  ],
  ['no-empty', 'activities/src/swallow.ts', "export function f(): void {\n  try {\n    JSON.parse('');\n  } catch {}\n}"],
  [
    '@typescript-eslint/no-unused-vars',
    'activities/src/swallow-named.ts',
    "export function f(): void {\n  try {\n    JSON.parse('');\n  } catch (error) {\n    f();\n  }\n}",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'libs/adapters/src/types.ts',
    "import { Stats } from 'node:fs';\nexport const size = (stats: Stats): number => stats.size;",
  ],
  ['@typescript-eslint/no-floating-promises', 'activities/src/float.ts', 'export function f(): void {\n  Promise.resolve(1);\n}'],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/domain/src/tier.ts',
    "export function f(x: 'I' | 'II'): number {\n  switch (x) {\n    case 'I':\n      return 1;\n  }\n  return 0;\n}",
  ],
  [
    '@typescript-eslint/no-non-null-assertion',
    'libs/domain/src/bang.ts',
    'export const first = (xs: readonly number[]): number => xs[0]!;',
  ],
  ['@typescript-eslint/ban-ts-comment', 'libs/domain/src/ignore.ts', "// @ts-ignore\nexport const n: number = 'x';"],
  ['no-restricted-syntax', 'libs/domain/src/only.spec.ts', "it.only('runs alone', () => expect(1).toBe(1));\nexport {};"],
  ['no-restricted-syntax', 'test/integration/skip.spec.ts', "describe.skip('never', () => undefined);\nexport {};"],
  ['no-restricted-syntax', 'test/integration/xit.spec.ts', "xit('never', () => undefined);\nexport {};"],
  ['no-restricted-globals', 'libs/retrieval/src/out.ts', "export const ask = (): Promise<Response> => fetch('https://example.invalid');"],
  [
    'no-restricted-imports',
    'activities/src/out.ts',
    "import { request } from 'node:https';\nexport const ask = (): unknown => request('https://example.invalid');",
  ],
  ['no-restricted-syntax', 'workflows/src/memo.ts', 'export const options = (name: string): object => ({ memo: { name } });'],
  [
    'no-restricted-syntax',
    'libs/temporal/src/search.ts',
    'export const options = (name: string): object => ({ searchAttributes: { Name: [name] } });',
  ],
  [
    'no-restricted-syntax',
    'workflows/src/upsert.ts',
    'declare function upsertMemo(memo: object): void;\nexport const note = (name: string): void => upsertMemo({ name });',
  ],
  ['eqeqeq', 'libs/domain/src/equal.ts', 'export const same = (a: number | null): boolean => a == null;'],
];

const CLEAN: Readonly<Record<string, string>> = {
  'libs/config/src/clean.ts': "export const port = process.env['PORT'];",
  'apps/cli/src/clean.ts': "console.log('said');\nexport {};",
  'apps/api/src/clean.ts': "import { Stats } from 'node:fs';\nexport const size = (stats: Stats): number => stats.size;",
  'libs/domain/src/clean.ts': 'export const at = (iso: string): Date => new Date(iso);',
  'libs/adapters/src/outbound/clean.ts': "export const ask = (): Promise<Response> => fetch('https://example.invalid');",
  'libs/adapters/src/clean.ts': 'export const now = (): number => Date.now();',
};

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

function lint(files: Readonly<Record<string, string>>): Promise<Map<string, readonly (string | null)[]>> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'planted-lint-')));
  for (const name of ['eslint.config.mjs', 'tsconfig.json', 'package.json']) cpSync(join(ROOT, name), join(dir, name));
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `${code}\n`);
  }
  const args = [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', '.'];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      args,
      { cwd: dir, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
      (_failed, stdout, stderr) => {
        rmSync(dir, { recursive: true, force: true });
        if (!stdout.startsWith('[')) return fail(new Error(`ESLint gave no result: ${stderr || stdout}`));
        const reports = JSON.parse(stdout) as readonly FileReport[];
        return done(
          new Map(
            reports.map(({ filePath, messages }) => [
              filePath.slice(dir.length + 1),
              messages.map(({ ruleId, message }) => ruleId ?? message),
            ]),
          ),
        );
      },
    );
  });
}

describe('the lint rules', () => {
  let found: Map<string, readonly (string | null)[]>;
  beforeAll(async () => {
    found = await lint({ ...CLEAN, ...Object.fromEntries(VIOLATIONS.map(([, file, code]) => [file, code])) });
  }, 120_000);

  it.each(VIOLATIONS)('%s catches %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(Object.keys(CLEAN))('let %s pass', (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
