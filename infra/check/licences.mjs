import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that let a hospital run, change and pass on the whole; MPL-2.0 binds only the files of the tool itself. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'CC-BY-4.0',
  'Python-2.0',
  'Zlib',
  'PostgreSQL',
]);
const ALLOWED_FOR_TOOLS = new Set([...ALLOWED, 'MPL-2.0']);
/** Packages whose package.json names no licence, by what their licence file says. */
const STATED_IN_FILE = { 'png-js': 'MIT', unionfs: 'Unlicense' };

/** SPDX expressions of two words or more: every part of AND, one part of OR. */
export function isAllowed(expression, allowed) {
  const text = expression.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return text.split(' OR ').some((part) => isAllowed(part, allowed));
  return text.split(' AND ').every((part) => allowed.has(part.replace(/[()]/g, '').trim()));
}

/** @returns {string[]} one sentence for each package whose licence is not on the list */
export function licenceProblems(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const problems = [];
  for (const [path, { dev, link }] of Object.entries(packages)) {
    const manifest = join(root, path, 'package.json');
    if (!path.includes('node_modules/') || link || !existsSync(manifest)) continue;
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
    const stated = (typeof license === 'object' ? license?.type : license) ?? STATED_IN_FILE[name] ?? 'none stated';
    if (!isAllowed(stated, dev ? ALLOWED_FOR_TOOLS : ALLOWED))
      problems.push(
        `${name} ${version} has the licence ${stated}, which is not on the list of infra/check/licences.mjs: replace the package, or add the licence with its reason.`,
      );
  }
  return problems;
}
