// `npm start`: sets up what is missing, starts every part on this machine, and stops them all again. Runs on Node 20 before anything is installed.
import { startEverything } from './bootstrap/start-everything.mjs';
import { stopLaunched } from './bootstrap/children.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { openHome } from './bootstrap/home.mjs';
import { startOptions } from './bootstrap/options.mjs';
import { homeDir } from './bootstrap/paths.mjs';
import { isFree } from './bootstrap/ports.mjs';
import { WayOut, runMain, say } from './bootstrap/say.mjs';
import { createSupervisor } from './bootstrap/supervisor.mjs';
import { whenCallerDies } from './bootstrap/caller.mjs';

await runMain(async () => {
  const options = startOptions(process.argv.slice(2));
  const home = openHome(homeDir());
  process.on('exit', home.release);
  if (!(await isFree(options.port)))
    throw new WayOut(`Port ${options.port} is taken by another program: choose one with \`npm start -- --port ${options.port + 1}\`.`);
  const end = endOnce();
  const supervisor = createSupervisor({ onGiveUp: end.giveUp });
  try {
    await Promise.race([start({ options, home, supervisor }), end.asked]);
    return await end.asked;
  } finally {
    say('stopping');
    await supervisor.stop();
    await stopLaunched();
    say('stopped');
  }
});
process.exit();

async function start(parts) {
  await ensureDependencies();
  return startEverything(parts);
}

/** The first reason to end counts: Ctrl-C, a closed terminal, a killed npm, or a server that will not stay up. */
function endOnce() {
  let ask;
  const asked = new Promise((resolve) => (ask = resolve));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ask(0));
  whenCallerDies(() => ask(0));
  const giveUp = (reason) => {
    process.stderr.write(`consilium: ${reason}\n`);
    ask(1);
  };
  return { asked, giveUp };
}
