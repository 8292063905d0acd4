import type { Part } from '../live/running-consilium.ts';

const LINE = /^cpu (\d+) (\d+)$/gm;

export interface CpuMs {
  /** Of all threads of the process. */
  readonly whole: number;
  /** Of the main thread, on which activities run; workflow code, the SDK's core and the garbage collector have threads of their own. */
  readonly main: number;
}

/** In a worker that is measured: prints its CPU times (µs) each time it is asked by SIGHUP (SIGUSR2 would shut the SDK down). */
export function tellCpuWhenAsked(): void {
  process.on('SIGHUP', () => {
    const [whole, main] = [process.cpuUsage(), process.threadCpuUsage()];
    process.stdout.write(`cpu ${whole.user + whole.system} ${main.user + main.system}\n`);
  });
}

/** CPU time that a worker with `tellCpuWhenAsked` has used since its start. */
export async function cpuOf({ child, output }: Part): Promise<CpuMs> {
  const told = (): readonly RegExpMatchArray[] => [...output().matchAll(LINE)];
  const before = told().length;
  child.kill('SIGHUP');
  for (;;) {
    const lines = told();
    const [, whole, main] = lines.at(-1) ?? [];
    if (lines.length > before) return { whole: Number(whole) / 1000, main: Number(main) / 1000 };
    if (child.exitCode !== null) throw new Error(`the worker ended:\n${output()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
