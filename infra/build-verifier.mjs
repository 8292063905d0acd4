// `npm run build:verifier`: the offline verifiers, as one program, one page, and the one in Python, beside the built web app; the API serves them under /verify/.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './bootstrap/paths.mjs';

const SOURCES = join(ROOT, 'libs/ledger/src/verify');
const OUT = process.argv[2] ?? join(ROOT, 'apps/web/dist/verify');

/** Modules that a browser can't run → those that run everywhere. */
const PORTABLE = [
  { find: 'node:crypto', replacement: join(SOURCES, 'portable/node-crypto.ts') },
  { find: /^\.{1,2}\/(tree\/)?tree-sha256\.ts$/, replacement: join(SOURCES, 'portable/tree-sha256.ts') },
];

/** Script of the verifier; `node:crypto` becomes the module that works in a browser too, and nothing else may be left to import. */
async function bundle() {
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: PORTABLE },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      lib: { entry: join(SOURCES, 'single-file/main.ts'), formats: ['es'], fileName: 'consilium-verify' },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  const [chunk, ...others] = output;
  if (others.length > 0 || chunk.imports.length > 0 || chunk.dynamicImports.length > 0)
    throw new Error(
      `the verifier must be one file without imports, but needs ${[...chunk.imports, ...chunk.dynamicImports].join(', ') || 'others'}`,
    );
  if (/\bBuffer\b/.test(chunk.code)) throw new Error('the verifier must run in a browser, which has no Buffer');
  return chunk.code;
}

const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The page with script and style in it, and a policy that allows exactly these two. */
function pageOf(script) {
  const read = (name) => readFileSync(join(SOURCES, 'single-file', name), 'utf8');
  const [inScript, inStyle] = [`\n${script.replaceAll('</script', '<\\/script')}\n    `, `\n${read('page.css')}\n    `];
  return read('page.html')
    .replace('<style></style>', () => `<style>${inStyle}</style>`)
    .replace('<script type="module"></script>', () => `<script type="module">${inScript}</script>`)
    .replace('%SCRIPT_HASH%', hashOf(inScript))
    .replace('%STYLE_HASH%', hashOf(inStyle));
}

const script = await bundle();
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, 'consilium-verify.mjs'), `#!/usr/bin/env node\n${script}`, { mode: 0o755 });
writeFileSync(join(OUT, 'consilium-verify.html'), pageOf(script));
copyFileSync(join(ROOT, 'infra/verifier/consilium_verify.py'), join(OUT, 'consilium_verify.py'));
