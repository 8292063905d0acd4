import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REGISTER, ROOT, projectEnv, projectNode } from './paths.mjs';
import { WayOut, during, say } from './say.mjs';

const TASK = fileURLToPath(new URL('./tasks/seed.mjs', import.meta.url));

/** Makes the demo's people and cases once; what it made is kept with the state and told again at every start. */
export async function ensureSeed(home, env) {
  const { seeded } = home.state();
  if (seeded) return seeded;
  if (!existsSync(join(ROOT, 'infra', 'seed', 'seed.ts'))) return null;
  const made = await during('making the demo: people and synthetic cases', () => runSeed(env));
  home.remember({ seeded: made });
  return made;
}

function runSeed(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode(), ['--import', REGISTER, TASK], {
      cwd: ROOT,
      env: projectEnv(env),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    let made = null;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => (output = (output + chunk).slice(-4000)));
    child.on('message', (message) => (message.say ? say(`  ${message.say}`) : (made = message.made)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && made) return resolve(made);
      return reject(
        new WayOut(
          `The demo could not be made (${
            output
              .trim()
              .split('\n')
              .find((line) => /error/i.test(line))
              ?.trim()
              .slice(0, 300) ?? `exit ${code}`
          }): start with --reset, or with --empty to go without it.`,
        ),
      );
    });
  });
}
