import type { VerifyOptions } from '../verify-bundle.ts';
import { bytesOf, makeBundle } from './make-bundle.ts';
import { Dice } from './random.ts';
import { EVIDENCE_TAMPERS } from './evidence-tampers.ts';
import { LINE_TAMPERS } from './line-tampers.ts';
import { QUORUM_TAMPERS } from './quorum-tampers.ts';

export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null: anything but 0. */
  readonly exit: 0 | 1 | 2 | 3 | null;
  readonly options: VerifyOptions;
}

const FLIPS = 20;

/** One bundle in every way it can be tampered with: bytes flipped, lines forged with a fitting end, violations planted before sealing, cut off. */
export async function mutantsOf(seed: number): Promise<readonly Mutant[]> {
  const dice = new Dice(seed);
  const made = await makeBundle({ seed, scope: dice.pick(['case', 'case', 'patient', 'log']) });
  const options = { keys: [made.logKey, made.witnessKey], witnesses: 1, allowAttested: true };
  const bytes = await bytesOf(made.lines);
  const mutants: Mutant[] = [];
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const copy = Uint8Array.from(bytes);
    const at = dice.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
    mutants.push({ name: `flip byte ${at}`, bytes: copy, exit: null, options });
  }
  const cut = dice.below(bytes.length);
  mutants.push({ name: `cut off at ${cut}`, bytes: bytes.subarray(0, cut), exit: null, options });
  for (const { name, expect, change } of LINE_TAMPERS) {
    const lines = structuredClone(made.lines);
    if (change(lines, dice)) mutants.push({ name, bytes: await bytesOf(lines), exit: expect, options });
  }
  for (const { name, expect, change } of [...QUORUM_TAMPERS, ...EVIDENCE_TAMPERS]) {
    const keys = name.includes('password') ? 0 : 1;
    const planted = await makeBundle({ seed, scope: 'case', plan: { keys }, plant: change });
    mutants.push({ name, bytes: await bytesOf(planted.lines), exit: expect, options: { allowAttested: true } });
  }
  return mutants;
}
