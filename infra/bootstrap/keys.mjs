import { fileURLToPath } from 'node:url';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

/**
 * Makes the keys that are missing (never in production).
 * @returns {Promise<{log: string[], witness: string[]}>} public keys, the present one first
 */
export async function ensureKeys(env) {
  const task = fileURLToPath(new URL('./tasks/keys.mjs', import.meta.url));
  const { code, output } = await run(projectNode(), ['--import', REGISTER, task], { cwd: ROOT, env: projectEnv(env), full: true });
  if (code === 0) return JSON.parse(output.trim().split('\n').at(-1));
  const why = output.split('\n').find((line) => THROWN.test(line)) ?? output.trim().split('\n').at(-1);
  throw new WayOut(why.replace(THROWN, '').slice(0, 400));
}

/** How Node prints what a task has thrown. */
const THROWN = /^(?:\w*Error|KeysUnusable \[Error\]): /;
