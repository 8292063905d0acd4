import { birthOf, identify, isSame, nameOf, parentOf } from './processes.mjs';

const SHELLS = new Set(['sh', 'dash', 'bash', 'zsh']);

/**
 * Calls back once the npm that runs this script is gone, however it went; npm killed with -9 tells nobody.
 * Without npm nothing is watched: whoever starts the script itself may leave it running on purpose.
 */
export function whenCallerDies(callback, env = process.env) {
  if (!env.npm_lifecycle_event) return;
  let pid = process.ppid;
  if (SHELLS.has(nameOf(pid))) pid = parentOf(pid);
  if (pid <= 1 || birthOf(pid) === '') return;
  const chain = [identify(process.ppid), identify(pid)];
  const timer = setInterval(() => {
    if (process.ppid === chain[0].pid && chain.every(isSame)) return;
    clearInterval(timer);
    callback();
  }, 1000);
  timer.unref();
}
