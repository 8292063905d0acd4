import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive } from './processes.mjs';

const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url));

const launched = new Set();

/** Stops what still runs, servers in the middle of their start included. */
export const stopLaunched = () => Promise.all([...launched].map((child) => child.stop()));

/** How a server is asked to end, from polite to hard; SIGKILL of its group follows by itself. */
export const STOP = {
  server: [{ signal: 'SIGTERM', afterMs: 8000 }],
  // SIGINT is Postgres' fast shutdown (sessions are ended), SIGQUIT the immediate one (recovery at the next start).
  postgres: [
    { signal: 'SIGINT', afterMs: 10_000 },
    { signal: 'SIGQUIT', afterMs: 3000 },
  ],
};

/**
 * Starts a server under a guard that outlives us by just the time it takes to stop it.
 * @param {{name: string, command: string, args: string[], env?: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number, log: string, stop: readonly {signal: string, afterMs: number}[]}} spec
 */
export function launch({ name, log, ...spec }) {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, 'a');
  const guard = spawn(process.execPath, [GUARD], { detached: true, env: { PATH: process.env.PATH }, stdio: ['ignore', out, out, 'ipc'] });
  closeSync(out);
  const child = { name, log, guardPid: guard.pid, pid: undefined, running: true, exited: undefined, stop: undefined };
  const ready = new Promise((resolve) => {
    guard.on('message', (message) => {
      if (message.pid) child.pid = message.pid;
      resolve();
    });
    guard.on('error', resolve);
    guard.on('exit', resolve);
  });
  child.started = ready;
  child.exited = new Promise((resolve) => {
    guard.on('error', resolve);
    guard.on('exit', resolve);
  }).then(() => {
    child.running = false;
    launched.delete(child);
    // Reached alive only when the guard itself was killed.
    if (child.pid && isAlive(child.pid)) killGroup(child.pid);
  });
  child.stop = async () => {
    if (child.running && guard.connected) guard.send('stop', () => undefined);
    await child.exited;
  };
  child.unref = () => {
    guard.unref();
    guard.channel?.unref();
  };
  launched.add(child);
  guard.send({ ...spec, env: spec.env ?? process.env }, () => undefined);
  return child;
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Waits until `probe` answers true; says why not when the server ended or the time is up. */
export async function untilReady(child, probe, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await probe()) return { ok: true };
    if (!child.running) return { ok: false, why: `${child.name} ended at once`, tail: tailOf(child.log) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { ok: false, why: `${child.name} did not answer within ${timeoutMs / 1000} s`, tail: tailOf(child.log) };
}

/** The line of the log that most likely says why: the last that speaks of an error, else the last at all; never a stack. */
export function tailOf(log) {
  const lines = readFileSync(log, 'utf8')
    .slice(-20_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(at |Node\.js v|\^)/.test(line));
  return (lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'its log is empty').slice(0, 300);
}
