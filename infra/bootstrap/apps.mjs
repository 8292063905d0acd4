import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { STOP, launch, untilReady } from './children.mjs';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { WayOut } from './say.mjs';

const APPS = { Worker: 'apps/worker/src/main.ts', API: 'apps/api/src/main.ts' };

/** Starts the API or the worker from its TypeScript, under the project's own Node. */
export async function startApp({ name, env, log, ready }) {
  const main = join(ROOT, APPS[name]);
  if (!existsSync(main)) throw new WayOut(`${APPS[name]} is missing: this clone is not whole, clone it again.`);
  const child = launch({
    name,
    command: projectNode(),
    args: ['--enable-source-maps', '--import', REGISTER, main],
    cwd: ROOT,
    env: projectEnv(env),
    log,
    stop: STOP.server,
  });
  await child.started;
  const state = await untilReady(child, () => ready(child), 60_000);
  if (state.ok) return { child };
  await child.stop();
  throw new WayOut(`${state.why} (${state.tail}): read ${log}.`);
}

/** True once the address answers 200. */
export const answers200 = (url) => () =>
  new Promise((resolve) => {
    const request = get(url, { timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
