import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { WayOut, during } from './say.mjs';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});
const OLDEST_NODE = [20, 19];

/** What is not as the lock file says; packages of other platforms are allowed to be absent. */
export function staleReason(wanted, installed) {
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    if (!have && !optional) return `${path} is missing`;
    if (have && (have.version !== version || have.integrity !== integrity)) return `${path} is another version`;
  }
  return null;
}

/** Installs what the lock file says when node_modules differs from it; nothing of node_modules may be imported before. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new WayOut(`Node ${process.versions.node} is too old to set up Consilium: install Node ${OLDEST_NODE.join('.')} or later.`);
  }
  const reason = whyStale();
  if (!reason) return;
  await during('installing the packages of package-lock.json (npm ci)', install);
  const still = whyStale();
  if (still) throw new WayOut(`npm ci ended well, yet ${still}: remove node_modules and run the command again.`);
}

function whyStale() {
  const modules = join(ROOT, 'node_modules');
  const installed = packagesOf(join(modules, '.package-lock.json'));
  if (!existsSync(join(modules, 'node', 'bin', 'node'))) return 'node_modules has no Node of its own';
  return staleReason(packagesOf(join(ROOT, 'package-lock.json')), installed);
}

async function install() {
  // Development tools build the web app, so they come even where NODE_ENV=production would leave them out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run('npm', args, { cwd: ROOT });
  if (code === 0) return;
  if (code === 127) throw new WayOut('npm is missing, and it brings every other part: install Node 20.19 or later with npm.');
  const line =
    output.split('\n').find((text) => /npm error|ERR!/.test(text) && !/code|complete log/i.test(text)) ??
    output.trim().split('\n').at(-1) ??
    '';
  throw new WayOut(
    `npm ci failed (${line.replace(/^npm (error|ERR!)\s*/, '').slice(0, 200)}): check the network, the proxy and npm's registry setting, then run the command again.`,
  );
}
