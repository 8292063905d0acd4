import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

interface Mortal {
  readonly name: string;
  readonly program: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints when it is at work. */
  readonly ready: RegExp;
}

/** A process that can be killed without a goodbye and started again, which is also done when it ends by itself. */
export class MortalPart {
  #child: ChildProcess | null = null;
  #printed = '';
  #isOver = false;

  constructor(private readonly what: Mortal) {}

  get name(): string {
    return this.what.name;
  }

  /** @returns what the pattern found */
  async start(): Promise<RegExpExecArray> {
    const { name, program, args = [], env = {}, ready } = this.what;
    this.#printed = '';
    const child = spawn(process.execPath, ['--import', join(ROOT, 'infra/runtime/register.mjs'), join(ROOT, program), ...args], {
      cwd: ROOT,
      env: { ...inherited(), NODE_ENV: 'test', CONSILIUM_LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.#printed = (this.#printed + text).slice(-8000)));
    for (let tries = 0; tries < 1_200; tries += 1) {
      const found = ready.exec(this.#printed);
      if (found) return found;
      if (child.exitCode !== null || child.signalCode !== null) break;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`${name} did not start:\n${this.#printed}`);
  }

  /** @param pid another process that goes with it, with its group */
  async kill(pid?: number): Promise<void> {
    if (pid !== undefined) killGroup(pid);
    await this.#end('SIGKILL');
  }

  /** Starts it again if it was killed or has ended by itself. */
  async revive(): Promise<RegExpExecArray | null> {
    const isAlive = this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
    return isAlive || this.#isOver ? null : this.start();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    child.kill(signal);
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(giveUp);
  }
}

/** Of the environment no setting of the product; and what spares each process to transform and compile the same sources again. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'HOME', 'CONSILIUM_TRANSFORM_CACHE', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]]));

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
