import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, projectEnv, projectNode } from './paths.mjs';
import { run } from './run.mjs';
import { WayOut, during } from './say.mjs';

const WEB = join(ROOT, 'apps', 'web');
/** Everything the page and the offline verifier beside it are made of: their folders, the packages they may import, and the locked versions. */
const LIBS = ['domain', 'contracts', 'ledger'].map((name) => join(ROOT, 'libs', name));
const VERIFIER = join(ROOT, 'infra', 'build-verifier.mjs');
const IN_PYTHON = join(ROOT, 'infra', 'verifier', 'consilium_verify.py');
const SOURCES = [WEB, ...LIBS, VERIFIER, IN_PYTHON, join(ROOT, 'package-lock.json')];

export const webDir = () => join(WEB, 'dist');

function* filesOf(path) {
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) if (name !== 'dist' && name !== 'node_modules') yield* filesOf(join(path, name));
}

function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => [...filesOf(source)])) {
    if (!file.includes('.spec.')) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds the web app unless the built one is of the same sources. */
export async function ensureWebBuild() {
  if (!existsSync(join(WEB, 'index.html'))) return;
  const stamp = join(webDir(), '.sources');
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await during('building the web app', async () => {
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    const { code, output } = await run(projectNode(), [vite, 'build', '--logLevel', 'warn'], {
      cwd: WEB,
      env: projectEnv({ NODE_ENV: 'production' }),
    });
    if (code !== 0)
      throw new WayOut(
        `The web app did not build (${output.trim().split('\n').slice(-3).join(' | ').slice(0, 400)}): mend apps/web and start again.`,
      );
    const verifier = await run(projectNode(), [VERIFIER], { cwd: ROOT, env: projectEnv({ NODE_ENV: 'production' }) });
    if (verifier.code !== 0)
      throw new WayOut(
        `The offline verifier did not build (${verifier.output.trim().slice(-400)}): mend libs/ledger/src/verify and start again.`,
      );
  });
  writeFileSync(stamp, digest);
}
