import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isSame } from './processes.mjs';
import { WayOut, say } from './say.mjs';

const MARKER = 'state.json';
const KEPT_BY_RESET = new Set(['tools', 'lock.json']);

const readJson = (file, otherwise) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise);

/** Written beside and renamed, so that a reader never sees half a file. */
export function writeJson(file, value, mode = 0o644) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(`${file}.new`, file);
}

/** The folder one installation keeps its state in, held by one `npm start` at a time. */
export function openHome(dir) {
  mkdirSync(dir, { recursive: true });
  const lockFile = join(dir, 'lock.json');
  takeLock(lockFile, dir);
  const file = (name) => join(dir, name);
  return {
    dir,
    file,
    state: () => readJson(file(MARKER), { schema: 'consilium/state/1' }),
    remember: (change) => writeJson(file(MARKER), { ...readJson(file(MARKER), { schema: 'consilium/state/1' }), ...change }),
    runtime: () => readJson(file('runtime.json'), {}),
    /** Holds the database's addresses with their passwords, so only its owner may read it. */
    publish: (runtime) => writeJson(file('runtime.json'), runtime, 0o600),
    secrets: () => secretsOf(file('secrets.json')),
    reset: () => reset(dir),
    release: () => rmSync(lockFile, { force: true }),
  };
}

function takeLock(lockFile, dir) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return writeFileSync(lockFile, JSON.stringify(identify(process.pid)), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = holderOf(lockFile);
    if (holder && isSame(holder)) {
      const { url } = readJson(join(dir, 'runtime.json'), {});
      throw new WayOut(
        `Consilium already runs from this folder${url ? ` at ${url}` : ''} (process ${holder.pid}): use that one, stop it with Ctrl-C, or set CONSILIUM_HOME to another folder.`,
      );
    }
    rmSync(lockFile, { force: true });
  }
  throw new WayOut(`The lock ${lockFile} is taken again and again: stop the other \`npm start\` and try once more.`);
}

function holderOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8'));
  } catch {
    return null; // half-written by a start that died: nobody holds it
  }
}

const SECRETS = {
  databaseOwner: () => randomBytes(24).toString('base64url'),
  databaseApp: () => randomBytes(24).toString('base64url'),
  databaseSequencer: () => randomBytes(24).toString('base64url'),
  databaseVerifier: () => randomBytes(24).toString('base64url'),
  databaseErasure: () => randomBytes(24).toString('base64url'),
  demoPassword: () => `demo-${randomBytes(4).toString('hex')}`,
};

/** Made once; what a former release did not have yet is added. */
function secretsOf(file) {
  const known = readJson(file, {});
  const missing = Object.entries(SECRETS).filter(([name]) => known[name] === undefined);
  if (missing.length === 0) return known;
  const secrets = { ...known, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  writeJson(file, secrets, 0o600);
  chmodSync(file, 0o600);
  return secrets;
}

/** Empties the folder but for downloads; refuses a folder that no start has marked as its own. */
function reset(dir) {
  const entries = readdirSync(dir).filter((name) => !KEPT_BY_RESET.has(name));
  if (entries.length > 0 && !existsSync(join(dir, MARKER)))
    throw new WayOut(
      `--reset found no ${MARKER} in ${dir}, so that folder may not be Consilium's: empty it yourself, or set CONSILIUM_HOME.`,
    );
  for (const name of entries) rmSync(join(dir, name), { recursive: true, force: true });
  say('removed the former state (downloads are kept)');
}
