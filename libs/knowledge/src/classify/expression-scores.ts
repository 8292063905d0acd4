import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

const CLONE = String.raw`(?:\(?(?:22c3|28-8|sp142|sp263|73-10)\)?\s*)?`;
const NUMBER = String.raw`(?<below><)?\s*(?:≥|>=|>|=|:|~)?\s*(?<cut>\d+)(?:\s*-\s*\d+(?=\s*%))?\s*%?`;
const SAID = new RegExp(String.raw`^pd-?l1\s*${CLONE}(?:expression)?\s*\(?(?<score>tps|cps|ic|tc)?\)?\s*:?\s*${NUMBER}\s*${CLONE}$`, 'i');
/** Scores that are said of PD-L1 alone, so that the name may be missing. */
const SCORE_ALONE = new RegExp(String.raw`^(?<score>tps|cps)\s*:?\s*${NUMBER}\s*${CLONE}$`, 'i');
const SCORE_LAST = new RegExp(String.raw`^pd-?l1\s*${CLONE}:?\s*${NUMBER}\s*\(?(?<score>tps|cps|ic|tc)\)?$`, 'i');

/** Cut-offs of labels; a score meets every one up to it. */
const CUTOFFS = [50, 20, 10, 5, 1] as const;

/**
 * | written | keys |
 * |---|---|
 * | `PD-L1 TPS 60%`, `TPS 60%`, `PD-L1 60% (TPS)` | that score at each cut-off up to it, and positive |
 * | `TPS 1-49%` | by its lower end |
 * | `PD-L1 60%` | positive: the score is not said |
 * | `TPS <1%`, `CPS 0` | negative |
 * | `TPS <50%` | null: at or above 1 is not said |
 */
export function expressionScore(text: string): ClassifiedName | null {
  const said = (SAID.exec(text) ?? SCORE_ALONE.exec(text) ?? SCORE_LAST.exec(text))?.groups;
  if (said === undefined) return null;
  const value = Number(said['cut']);
  if (said['below'] !== undefined) return value <= 1 ? single('bio', 'bio:PD-L1-negative') : null;
  const met = CUTOFFS.filter((cutoff) => value >= cutoff);
  if (met.length === 0) return single('bio', 'bio:PD-L1-negative');
  const score = said['score']?.toUpperCase();
  if (score === undefined) return single('bio', 'bio:PD-L1-positive', ['expression:CD274:over']);
  const [closest = '', ...lower] = met.map((cutoff) => `bio:PD-L1-${score}-${cutoff}`);
  return single('bio', closest, [...lower, 'bio:PD-L1-positive', 'expression:CD274:over']);
}
