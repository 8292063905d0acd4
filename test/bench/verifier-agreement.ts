import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headMutants } from '../../libs/ledger/src/verify/spec-support/head-mutants.ts';
import { mutantsOf } from '../../libs/ledger/src/verify/spec-support/mutants.ts';
import type { Mutant } from '../../libs/ledger/src/verify/spec-support/mutants.ts';
import { verifyBundle } from '../../libs/ledger/src/verify/verify-bundle.ts';
import type { VerifyOptions } from '../../libs/ledger/src/verify/verify-bundle.ts';

const PYTHON = join(import.meta.dirname, '../../infra/verifier');
const python = (...words: readonly string[]): string =>
  execFileSync('python3', ['-B', ...words], { cwd: PYTHON, encoding: 'utf8', maxBuffer: 1 << 28 });

/** What both verifiers must agree on: the exit, and which finding is the first. */
interface Verdict {
  readonly exit: number;
  readonly firstBad: { readonly code: string; readonly line: number | null; readonly index: number | null } | null;
}
interface Job {
  readonly path: string;
  readonly options: VerifyOptions;
}
export interface Agreement {
  readonly bundles: number;
  /** Bundles by exit. */
  readonly exits: Readonly<Record<number, number>>;
  readonly disagreements: readonly string[];
}

export interface Plan {
  readonly fromPython: number;
  readonly fromTypeScript: number;
  /** Short bundles, most of whose bytes are head, keys and checkpoints. */
  readonly heads: number;
  readonly seed: number;
}

/**
 * Spoilt bundles of both makers, the Python one and the TypeScript one, which share no code either, through both verifiers (AUD-16).
 *
 * @param folder an empty folder that the caller removes
 * @param plan how many bundles each maker makes, from which seed
 */
export async function compareVerifiers(folder: string, plan: Plan): Promise<Agreement> {
  const jobs = [
    ...madeByPython(join(folder, 'python'), plan.fromPython, plan.seed),
    ...(await madeHere(join(folder, 'typescript'), plan)),
    ...written(join(folder, 'heads'), await headMutants(plan.seed, plan.heads)),
  ];
  const list = join(folder, 'list');
  writeFileSync(list, jobs.map((job) => `${[job.path, ...wordsOf(job.options)].join('\t')}\n`).join(''));
  const theirs = python('consilium_verify.py', '--batch', list).trimEnd().split('\n').map(readVerdict);
  const exits: Record<number, number> = {};
  const disagreements: string[] = [];
  for (const [at, job] of jobs.entries()) {
    const ours: Verdict = await verifyBundle([readFileSync(job.path)], job.options);
    exits[ours.exit] = (exits[ours.exit] ?? 0) + 1;
    const [here, there] = [nameOf(ours), nameOf(theirs[at])];
    if (here !== there) disagreements.push(`${job.path}: JavaScript ${here}, Python ${there}`);
  }
  return { bundles: jobs.length, exits, disagreements };
}

function madeByPython(folder: string, count: number, seed: number): readonly Job[] {
  python('test/bundles.py', folder, String(count), String(seed), 'mutated');
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.map((name) => ({ path: join(folder, name), options: {} }));
}

async function madeHere(folder: string, { fromTypeScript, seed }: Plan): Promise<readonly Job[]> {
  const mutants: Mutant[] = [];
  for (let own = seed; mutants.length < fromTypeScript; own += 1)
    mutants.push(...(await mutantsOf(own)).slice(0, fromTypeScript - mutants.length));
  return written(folder, mutants);
}

function written(folder: string, mutants: readonly Mutant[]): readonly Job[] {
  mkdirSync(folder, { recursive: true });
  return mutants.map(({ bytes, options }, at) => {
    const path = join(folder, `${String(at)}.jsonl`);
    writeFileSync(path, bytes);
    return { path, options };
  });
}

const wordsOf = ({ keys = [], witnesses = 0, allowAttested = false }: VerifyOptions): readonly string[] => [
  ...keys.flatMap((key) => ['--key', key]),
  ...(witnesses > 0 ? ['--witnesses', String(witnesses)] : []),
  ...(allowAttested ? ['--allow-attested'] : []),
];

/** One line of our own Python program's output. */
const readVerdict = (line: string): Verdict => JSON.parse(line) as Verdict;

const nameOf = (verdict: Verdict | undefined): string => {
  if (!verdict) return 'no verdict';
  const { exit, firstBad } = verdict;
  return firstBad === null ? `${exit}` : `${exit} ${firstBad.code} at line ${firstBad.line}, entry ${firstBad.index}`;
};
