// Stands between a parent and one server. The channel to the parent is the lifeline: when it closes, for whatever reason (a kill -9 included),
// the guard stops the server, first politely, then harder. It leads its own session, so a Ctrl-C at the terminal reaches only the parent,
// which stops its children in order.
import { spawn } from 'node:child_process';

let child;
let stopping = false;

function start({ command, args, env, cwd, uid, gid, stop }) {
  const identity = uid === undefined ? {} : { uid, gid };
  child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'inherit', 'inherit'], ...identity });
  child.on('error', (error) => finish(126, error.message));
  child.on('exit', (code, signal) => finish(code ?? 1, signal));
  child.stop = stop;
  tell({ pid: child.pid });
}

async function stopChild() {
  if (stopping) return;
  stopping = true;
  if (!child?.pid) return process.exit(0);
  for (const { signal, afterMs } of [...child.stop, { signal: 'SIGKILL', afterMs: 1000 }]) {
    signalGroup(signal);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
  }
  process.exit(1);
}

function signalGroup(signal) {
  try {
    // Postgres minds its own children and must not see them signalled one by one; SIGKILL alone goes to the whole group.
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function finish(code, signal) {
  tell({ exit: { code, signal } });
  process.exitCode = code;
  if (process.connected) process.disconnect();
  process.exit();
}

const tell = (message) => {
  if (process.connected) process.send(message);
};

process.on('message', (message) => (message === 'stop' ? stopChild() : start(message)));
process.on('disconnect', stopChild);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopChild);
