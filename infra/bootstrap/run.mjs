import { spawn } from 'node:child_process';

const TAIL = 4000;

/**
 * Runs a command to its end with nothing on its standard input.
 * @returns {Promise<{code: number | null, signal: string | null, output: string}>} the last part of both outputs; code 127 when there is no such program
 */
export function run(command, args, { env = process.env, cwd, timeoutMs = 900_000, full = false, ...rest } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (!full && output.length > 4 * TAIL) output = output.slice(-TAIL);
    };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, ...rest });
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ code: error.code === 'ENOENT' ? 127 : 126, signal: null, output: error.message }));
    child.on('close', (code, signal) => resolve({ code, signal, output: full ? output : output.slice(-TAIL) }));
  });
}

/** Runs a command on the caller's terminal; interrupts reach it through the terminal's own group, and a kill of us is passed on. */
export function runAttached(command, args, { env = process.env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
