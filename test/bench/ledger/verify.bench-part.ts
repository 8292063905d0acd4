import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bytesOf, makeBundle } from '../../../libs/ledger/src/verify/spec-support/make-bundle.ts';
import { seconds } from '../table.ts';
import type { Measure } from '../table.ts';
import { perSecond } from './clients.ts';
import { writeLongBundle } from './long-bundle.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const ENTRIES = 200_000;
/** Python's is measured on fewer: it is there to agree, not to be fast. */
const FOR_PYTHON = 10_000;
const GOAL = { rate: 60_000, rssMiB: 256, caseMs: 1_000 };

interface Ended {
  readonly exit: number | null;
  readonly ms: number;
  readonly peakMiB: number;
  /** Processor time as last looked at. */
  readonly cpuMs: number;
  readonly said: string;
}

/** The one file on plain Node, from its start to its verdict: what an auditor waits for, the start of Node among it. */
export async function verify(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-verify-'));
  const at = (name: string): string => join(folder, name);
  try {
    const built = await run(process.execPath, [join(ROOT, 'infra/build-verifier.mjs'), folder]);
    if (built.exit !== 0) throw new Error(`the verifier was not built: ${built.said}`);
    writeLongBundle(at('log.jsonl'), ENTRIES);
    writeLongBundle(at('short.jsonl'), FOR_PYTHON);
    writeFileSync(at('case.jsonl'), await bytesOf((await makeBundle({ seed: 21, plan: { keys: 1 } })).lines));
    const node = (name: string): Promise<Ended> => run(process.execPath, [at('consilium-verify.mjs'), at(name)]);
    const [long, long2, ofCase] = [await node('log.jsonl'), await node('log.jsonl'), await node('case.jsonl')];
    const python = await run('python3', ['-B', join(ROOT, 'infra/verifier/consilium_verify.py'), at('short.jsonl')]);
    return rows(long.ms < long2.ms ? long : long2, ofCase, python);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rows(long: Ended, ofCase: Ended, python: Ended): readonly Measure[] {
  for (const [name, { exit, said }] of Object.entries({ long, ofCase, python }))
    if (exit !== 0) throw new Error(`the clean bundle (${name}) was not found valid: ${said.slice(0, 300)}`);
  const rate = (ENTRIES * 1000) / long.ms;
  return [
    { measure: `offline verification of ${ENTRIES.toLocaleString('en')} entries (load average ${(loadavg()[0] ?? NaN).toFixed(1)})`, ours: perSecond(rate), against: `≥ ${perSecond(GOAL.rate)}`, met: rate >= GOAL.rate },
    { measure: 'the same by second of processor time, whatever else the machine does', ours: perSecond((ENTRIES * 1000) / long.cpuMs) },
    { measure: 'its peak memory', ours: `${Math.round(long.peakMiB)} MB`, against: `≤ ${GOAL.rssMiB} MB`, met: long.peakMiB <= GOAL.rssMiB },
    { measure: 'a case', ours: seconds(ofCase.ms), against: `≤ ${seconds(GOAL.caseMs)}`, met: ofCase.ms <= GOAL.caseMs },
    { measure: 'the verifier in Python', ours: perSecond((FOR_PYTHON * 1000) / python.ms), against: 'no goal' },
  ]; // prettier-ignore
}

/** Peak memory as the kernel last knew it. */
function run(program: string, args: readonly string[]): Promise<Ended> {
  const from = performance.now();
  const child = spawn(program, args, { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, peakMiB, cpuMs] = ['', 0, 0];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const look = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(child.pid ?? 0));
    cpuMs = Math.max(cpuMs, processorMsOf(child.pid ?? 0));
  }, 10);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (exit) => {
      clearInterval(look);
      done({ exit, ms: performance.now() - from, peakMiB, cpuMs, said });
    });
  });
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** User and system time: fields 14 and 15 of the kernel's line, in hundredths of a second; its second field may hold blanks. */
function processorMsOf(pid: number): number {
  try {
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
