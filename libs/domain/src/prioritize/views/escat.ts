import type { FindingResult, LevelView } from '../explanation.ts';
import { bestLevel, groundsOf } from './view.ts';
import type { Ground } from './view.ts';

export const ESCAT_VERSION = 'mateo-2018/1';
/** Of several grounds the first is proposed; a prospective trial (level B) before reports of cases (level C), though its letter is the later one. */
const ORDER = ['I-A', 'I-B', 'I-C', 'II-B', 'II-A', 'III-A', 'III-B', 'IV-A', 'X'] as const;
type Escat = (typeof ORDER)[number];

/**
 * ESCAT (ESMO scale of clinical actionability; Mateo et al. 2018, PMID 30137196), proposed for alteration, drug and tumor. ESCAT turns on the design of
 * the trial, which the trace does not hold: an approval or guideline is read as a prospective study with benefit, level B as one without survival data.
 *
 * | evidence | this tumor | any tumor | subtype, or another tumor |
 * |---|---|---|---|
 * | label, guideline | I-A | I-C | III-A |
 * | level A | I-B | I-C | III-A |
 * | level B | II-B | II-B | III-A |
 * | level C | II-A | II-A | X |
 * | level D | IV-A | IV-A | IV-A |
 * | label to B, on a change not known to be oncogenic | III-B | III-B | X |
 *
 * V (co-targeting) and IV-B (in silico) cannot be told from the trace. Resistance has no place in ESCAT.
 */
export function escatOf(result: FindingResult): LevelView | null {
  if (result.significance !== 'therapeutic' || result.direction !== 'sensitivity') return null;
  const best = bestLevel(groundsOf(result), ORDER, escatOfGround);
  return best === null
    ? null
    : { scheme: 'escat', version: ESCAT_VERSION, level: best.level, proposed: true, why: `${best.ground.item.item}; ${UNTOLD[best.level] ?? 'the trial behind it is to be read'}` };
} // prettier-ignore

const UNTOLD: Readonly<Record<string, string>> = {
  'I-A': 'I-B if its trial was not randomised',
  'I-B': 'I-A if its trial was randomised',
  'II-B': 'I-A or I-B if a prospective trial showed a benefit',
  'III-B': 'the change is not known to be at least likely oncogenic',
};

function escatOfGround({ strength, where, isGated }: Ground): Escat {
  const isHere = where === 'tumor' || where === 'pan-tumor';
  if (strength === 'D') return 'IV-A';
  if (isGated) return strength === 'C' || !isHere ? 'X' : 'III-B';
  if (strength === 'C') return isHere ? 'II-A' : 'X';
  if (!isHere) return 'III-A';
  if (strength === 'B') return 'II-B';
  if (where === 'pan-tumor') return 'I-C';
  return strength === 'A' ? 'I-B' : 'I-A';
}
