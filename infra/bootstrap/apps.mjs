import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { STOP, launch, untilReady } from './children.mjs';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { environmentOfPart } from './parts.mjs';
import { WayOut } from './say.mjs';

const APPS = {
  Witness: 'apps/witness/src/main.ts',
  Sequencer: 'apps/worker/src/sequencer.main.ts',
  Verifier: 'apps/verifier/src/main.ts',
  Worker: 'apps/worker/src/main.ts',
  API: 'apps/api/src/main.ts',
};

/** Starts a part from its TypeScript, under the project's own Node, with no secret that another part needs. */
export async function startApp({ name, env, log, ready }) {
  const main = join(ROOT, APPS[name]);
  if (!existsSync(main)) throw new WayOut(`${APPS[name]} is missing: this clone is not whole, clone it again.`);
  const child = launch({
    name,
    command: projectNode(),
    args: ['--enable-source-maps', '--import', REGISTER, main],
    cwd: ROOT,
    env: projectEnv(environmentOfPart(name, env)),
    log,
    stop: STOP.server,
  });
  await child.started;
  const state = await untilReady(child, () => ready(child), 60_000);
  if (state.ok) return { child };
  await child.stop();
  throw new WayOut(`${state.why} (${state.tail}): read ${log}.`);
}

/** True of a part without an address that has lived for as long as its settings, keys and database need to turn it away. */
export const staysUp = (ms = 1500) => {
  const since = Date.now();
  return () => Promise.resolve(Date.now() - since > ms);
};

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
