import { identify } from './processes.mjs';
import { say } from './say.mjs';

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;

/**
 * Keeps servers up and stops them in the reverse of the order they were kept in.
 * A server that ends unasked is started again, and again if it cannot start: what it needs may be starting too. One that keeps ending brings `onGiveUp`.
 */
export function createSupervisor({ onGiveUp }) {
  let onChange = () => undefined;
  const kept = [];
  let isStopping = false;

  /** @param {() => Promise<{child: object}>} start */
  async function keep(start) {
    const started = await start();
    if (isStopping) {
      await started.child.stop();
      return started;
    }
    const entry = { child: started.child, start, restarts: [] };
    kept.push(entry);
    watch(entry);
    onChange();
    return started;
  }

  function watch(entry) {
    entry.child.exited.then(() => (isStopping ? undefined : revive(entry))).catch((error) => onGiveUp(error.message));
  }

  async function revive(entry, failures = 0) {
    const { name, log } = entry.child;
    const now = Date.now();
    entry.restarts = [...entry.restarts.filter((at) => now - at < WINDOW_MS), now];
    if (entry.restarts.length > MAX_RESTARTS) return onGiveUp(`${name} ended ${MAX_RESTARTS} times within a minute: read ${log}.`);
    say(failures === 0 ? `${name} ended unasked; starting it again (see ${log})` : `starting ${name} again`);
    await new Promise((resolve) => setTimeout(resolve, 200 * entry.restarts.length));
    if (isStopping) return undefined;
    const { child, why } = await entry.start().catch((error) => ({ child: null, why: error.message }));
    if (child === null) return isStopping ? undefined : reviveLater(entry, failures + 1, why);
    entry.child = child;
    if (isStopping) return child.stop();
    watch(entry);
    return onChange();
  }

  function reviveLater(entry, failures, why) {
    if (failures > MAX_RESTARTS) return onGiveUp(why);
    say(`${entry.child.name} could not start: ${why}`);
    return revive(entry, failures);
  }

  async function stop() {
    isStopping = true;
    for (const { child } of [...kept].reverse()) await child.stop();
  }

  const children = () =>
    kept
      .filter(({ child }) => child.running && child.pid)
      .map(({ child }) => ({ name: child.name, ...identify(child.pid), guardPid: child.guardPid }));
  return { keep, stop, children, whenChanged: (callback) => (onChange = callback) };
}
