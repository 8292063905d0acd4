import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

const LIBS = [
  'domain',
  'contracts',
  'genomics',
  'knowledge',
  'retrieval',
  'ledger',
  'persistence',
  'interop',
  'adapters',
  'config',
  'observability',
  'temporal',
  'testing',
];
const PACKAGES = [
  ...LIBS.map((name) => `libs/${name}`),
  'apps/api',
  'apps/worker',
  'apps/web',
  'apps/cli',
  'apps/witness',
  'apps/verifier',
  'workflows',
  'activities',
];
const NPM = ['typeorm', 'pg', '@langchain/core', '@nestjs/common', '@casl/ability', '@temporalio/workflow', '@temporalio/testing', 'zod'];

/** A repository of our layout with empty packages, to plant violations in. */
export function plantTree(files: Readonly<Record<string, string>>): { dir: string; remove: () => void } {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(ROOT, name), join(dir, name));
  write('package.json', JSON.stringify({ type: 'module', dependencies: Object.fromEntries(NPM.map((name) => [name, '1'])) }));
  for (const name of NPM) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }));
    write(`node_modules/${name}/index.js`, 'export const x = 1;\n');
  }
  mkdirSync(join(dir, 'node_modules/@consilium'));
  for (const path of PACKAGES) {
    const name = path.split('/').at(-1) ?? path;
    const exports = { '.': './src/index.ts', ...(name === 'workflows' ? { './messages': './src/messages.ts' } : {}) };
    write(`${path}/package.json`, JSON.stringify({ name: `@consilium/${name}`, type: 'module', exports }));
    write(`${path}/src/index.ts`, 'export const x = 1;\nexport type X = number;\n');
    symlinkSync(join(dir, path), join(dir, 'node_modules/@consilium', name));
  }
  write('workflows/src/messages.ts', 'export const x = 1;\n');
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

interface CruiseOutput {
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[] };
}

/** Runs dependency-cruiser as `npm run check` does, over another tree. */
export function cruise(dir: string): Promise<Violation[]> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'apps', 'workflows', 'activities'];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      args,
      { cwd: dir, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
      (_failed, stdout, stderr) => {
        if (!stdout.startsWith('{')) return fail(new Error(`dependency-cruiser gave no result: ${stderr || stdout}`));
        const { summary } = JSON.parse(stdout) as CruiseOutput;
        return done(summary.violations.map(({ rule, from }) => ({ rule: rule.name, from })));
      },
    );
  });
}
