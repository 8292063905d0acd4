import type { FindingResult, LevelView } from '../explanation.ts';
import { bestLevel, groundsOf } from './view.ts';
import type { Ground } from './view.ts';

export const NCT_DKTK_VERSION = 'leichsenring-2019/1';
const ORDER = ['m1A', 'm1B', 'm1C', 'm2A', 'm2B', 'm2C', 'm3', 'm4'] as const;
type NctDktk = (typeof ORDER)[number];

/**
 * NCT/DKTK levels of evidence as German molecular tumor boards use them (Leichsenring et al. 2019, PMID 31008532).
 *
 * | evidence | this tumor | subtype, or another tumor |
 * |---|---|---|
 * | label, guideline, level A | m1A | m2A |
 * | level B | m1B | m2B |
 * | level C | m1C | m2C |
 * | level D | m3 | m3 |
 * | any, on a change not known to be oncogenic | m4 | m4 |
 *
 * A record on any tumor counts as one on this tumor. Suffixes: `is` the biomarker was seen in situ, `Z` the therapy is approved for it, `R` resistance.
 * `iv` (cells of this patient in vitro) cannot be told from the trace.
 */
export function nctDktkOf(result: FindingResult): LevelView | null {
  if (result.significance !== 'therapeutic') return null;
  const best = bestLevel(groundsOf(result), ORDER, nctDktkOfGround);
  if (best === null) return null;
  const same = groundsOf(result).filter((ground) => nctDktkOfGround(ground) === best.level);
  const suffixes = [
    ...(same.every(({ isInSitu }) => isInSitu) ? ['is'] : []),
    ...(same.some(({ strength, isGated }) => strength === 'label' && !isGated) ? ['Z'] : []),
    ...(result.direction === 'resistance' ? ['R'] : []),
  ];
  return { scheme: 'nct-dktk', version: NCT_DKTK_VERSION, level: [best.level, ...suffixes].join(' '), proposed: true, why: best.ground.item.item };
} // prettier-ignore

function nctDktkOfGround({ strength, where, isGated }: Ground): NctDktk {
  if (isGated) return 'm4';
  if (strength === 'D') return 'm3';
  const isHere = where === 'tumor' || where === 'pan-tumor';
  if (strength === 'B') return isHere ? 'm1B' : 'm2B';
  if (strength === 'C') return isHere ? 'm1C' : 'm2C';
  return isHere ? 'm1A' : 'm2A';
}
