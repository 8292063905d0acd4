import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, seconds } from '../table.ts';
import type { Measure } from '../table.ts';
import { writeGenerated } from './intake-generator.ts';

const FORMAT = String.raw`%CHROM\t%POS\t%REF\t%ALT\t%SYMBOL\t%Consequence\t%HGVSc\t%HGVSp\n`;
const RUNS = 5;
const SMALL = 100_000;
const LARGE = 1_000_000;
const GOAL = { one: 1.2, two: 2.2, memoryMiB: 300 };
/** Memory counts as flat when ten times the records add no more than this. */
const FLAT_MIB = 60;

interface Run {
  readonly wall: number;
  readonly cpu: number;
}

/** Intake of an annotated VCF beside `bcftools +split-vep`: the rows first, then the times of alternating runs of whole processes. */
export async function intakeSpeed(): Promise<readonly Measure[]> {
  if (spawnSync('bcftools', ['--version']).status !== 0) {
    console.log('intake speed: bcftools is not installed (apt-get install bcftools), so there is nothing to measure against');
    return [];
  }
  const room = mkdtempSync(join(tmpdir(), 'consilium-intake-'));
  try {
    return measured(room);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

function measured(room: string): readonly Measure[] {
  const [small, large] = [join(room, 'small.vcf.gz'), join(room, 'large.vcf.gz')];
  writeGenerated(small, SMALL);
  writeGenerated(large, LARGE);
  const [theirs, one, two] = [join(room, 'theirs.txt'), join(room, 'one.txt'), join(room, 'two.txt')];
  const peer = (): Run => timed(`bcftools +split-vep -d -f '${FORMAT}' ${large} > ${theirs}`);
  const [first, second] = [lane(large, one, 1), lane(large, two, 2)];
  peer();
  const same = [one, two].map((file) => isSame(file, theirs));
  const runs = { peer: new Array<Run>(), one: new Array<Run>(), two: new Array<Run>() };
  for (let i = 0; i < RUNS; i += 1) {
    runs.peer.push(peer());
    runs.one.push(timed(laneCommand(large, one, 1)));
    runs.two.push(timed(laneCommand(large, two, 2)));
  }
  const [smallOne, smallTwo] = [lane(small, one, 1), lane(small, two, 2)];
  const wall = (of: readonly Run[]): number => median(of.map((run) => run.wall));
  const cpu = (of: readonly Run[]): string => seconds(median(of.map((run) => run.cpu)));
  const ratio = (of: readonly Run[]): number => wall(runs.peer) / wall(of);
  const speed = (name: string, of: readonly Run[], goal: number): Measure => ({
    measure: `intake of 1M annotated records, ${name} (CPU ${cpu(of)})`,
    ours: `${seconds(wall(of))}, ${ratio(of).toFixed(2)} ×`,
    against: `bcftools +split-vep ${seconds(wall(runs.peer))} (CPU ${cpu(runs.peer)}); ≥ ${goal} ×`,
    met: ratio(of) >= goal,
  });
  const memory = (name: string, at100k: number, at1m: number): Measure => ({
    measure: `most memory of the intake, ${name}, 100k and 1M records`,
    ours: `${at100k} and ${at1m} MiB`,
    against: `≤ ${GOAL.memoryMiB} MiB and flat`,
    met: at1m <= GOAL.memoryMiB && at1m - at100k <= FLAT_MIB,
  });
  return [
    { measure: 'rows of 1M records equal to those of bcftools, byte for byte', ours: same.every(Boolean) ? 'one and two threads' : 'NOT EQUAL', met: same.every(Boolean) },
    speed('one thread', runs.one, GOAL.one),
    speed('two threads', runs.two, GOAL.two),
    memory('one thread', smallOne.peakMiB, first.peakMiB),
    memory('two threads', smallTwo.peakMiB, second.peakMiB),
  ]; // prettier-ignore
}

const WORKER = fileURLToPath(new URL('./intake-lane-worker.ts', import.meta.url));
const laneArguments = (from: string, to: string, threads: 1 | 2): readonly string[] => [
  ...process.execArgv,
  WORKER,
  from,
  to,
  `${threads}`,
];
const laneCommand = (from: string, to: string, threads: 1 | 2): string =>
  [process.execPath, ...laneArguments(from, to, threads)].map((word) => `'${word}'`).join(' ') + ' > /dev/null';

function lane(from: string, to: string, threads: 1 | 2): { readonly records: number; readonly peakMiB: number } {
  return JSON.parse(execFileSync(process.execPath, laneArguments(from, to, threads), { encoding: 'utf8' }));
}

/** Wall time of a shell command, and the CPU time of all that it started (the second line of `times`), in ms. */
function timed(command: string): Run {
  const began = performance.now();
  const told = execFileSync('/bin/sh', ['-c', `${command}; times`], { encoding: 'utf8' });
  const wall = performance.now() - began;
  const [user = 0, system = 0] = [...(told.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return { wall, cpu: (user + system) * 1000 };
}

/** Compares piece by piece: both files are hundreds of megabytes. */
function isSame(a: string, b: string): boolean {
  const files = [openSync(a, 'r'), openSync(b, 'r')] as const;
  const pieces = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)] as const;
  try {
    for (;;) {
      const sizes = [readSync(files[0], pieces[0]), readSync(files[1], pieces[1])] as const;
      if (sizes[0] !== sizes[1] || !pieces[0].subarray(0, sizes[0]).equals(pieces[1].subarray(0, sizes[1]))) return false;
      if (sizes[0] === 0) return true;
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}
