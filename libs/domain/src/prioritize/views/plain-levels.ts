import type { FindingResult, LevelView } from '../explanation.ts';
import { bestLevel, groundsOf } from './view.ts';
import type { Ground } from './view.ts';

export const PLAIN_LEVELS_VERSION = '1';
const ORDER = ['1', '2', '3A', '3B', '4', 'R1', 'R2'] as const;
type PlainLevel = (typeof ORDER)[number];

/**
 * A plain ladder of our own, in the steps that boards are used to from public knowledge bases. It is computed from our tiers and claims no other source.
 *
 * | evidence | this tumor or any tumor | subtype, or another tumor | resistance |
 * |---|---|---|---|
 * | label that gives I-A | 1 | 3B | R1 here, else R2 |
 * | guideline, level A, a label of another region | 2 | 3B | R1 here, else R2 |
 * | level B | 3A | 3B | R2 |
 * | level C, level D | 4 | 4 | R2 |
 * | any, on a change not known to be oncogenic | – | – | – |
 */
export function plainLevelOf(result: FindingResult): LevelView | null {
  if (result.significance !== 'therapeutic') return null;
  const levelOf = result.direction === 'resistance' ? resistanceLevel : sensitivityLevel;
  const best = bestLevel(groundsOf(result), ORDER, levelOf);
  return best === null
    ? null
    : { scheme: 'plain-levels', version: PLAIN_LEVELS_VERSION, level: best.level, proposed: true, why: best.ground.item.item };
}

const isHere = ({ where }: Ground): boolean => where === 'tumor' || where === 'pan-tumor';

function sensitivityLevel(ground: Ground): PlainLevel | null {
  const { strength, isGated, item } = ground;
  if (isGated) return null;
  if (strength === 'C' || strength === 'D') return '4';
  if (!isHere(ground)) return '3B';
  if (strength === 'B') return '3A';
  return strength === 'label' && item.gives === 'I-A' ? '1' : '2';
}

function resistanceLevel(ground: Ground): PlainLevel | null {
  if (ground.isGated) return null;
  return isHere(ground) && ['label', 'guideline', 'A'].includes(ground.strength) ? 'R1' : 'R2';
}
