import type { Abstention } from '@consilium/domain/evidence';
import type { AbstentionCase, JudgeAbstention } from './abstention-rule.ts';
import { belowFloor } from './below-floor.ts';
import { contestedAtTheTop } from './contested-at-the-top.ts';
import { knowledgeTooOld } from './knowledge-too-old.ts';
import { noTierFormingMatch } from './no-tier-forming-match.ts';
import { tumorTypeUnresolved } from './tumor-type-unresolved.ts';
import { unknownComponent } from './unknown-component.ts';

/** The first that fires counts: what has to be settled before the others can be judged stands before them. */
const RULES: readonly JudgeAbstention[] = [
  tumorTypeUnresolved,
  unknownComponent,
  noTierFormingMatch,
  belowFloor,
  contestedAtTheTop,
  knowledgeTooOld,
];

/** "No recommendation" is a normal outcome (LLM-11): every rule that says so, what of this case made it, and what would resolve it. */
export const abstentionsOf = (of: AbstentionCase): readonly Abstention[] => RULES.flatMap((rule) => rule(of) ?? []);
