import { realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** State of one installation: databases, blobs, logs, keys. */
export const homeDir = () => resolve(process.env.CONSILIUM_HOME ?? join(ROOT, '.consilium'));

/** Downloaded servers; shared by every home of this clone and kept by `--reset`. */
export const toolsDir = () => resolve(process.env.CONSILIUM_TOOLS_DIR ?? join(ROOT, '.consilium', 'tools'));

/** Node 24 from node_modules: the caller's own Node may be 20. */
export const projectNode = () => realpathSync(join(ROOT, 'node_modules', 'node', 'bin', 'node'));

export const REGISTER = new URL('../runtime/register.mjs', import.meta.url).href;

/** Environment in which `node` and every tool of node_modules is the project's own. */
export const projectEnv = (extra = {}) => ({
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  ...extra,
});
