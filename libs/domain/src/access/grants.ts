import type { CaseStatus } from '../case/case-record.ts';
import { ACTIONS } from './access-matrix.ts';
import type { Action } from './access-matrix.ts';
import { ACTION_RULES } from './action-rules.ts';
import type { ActionRule } from './action-rules.ts';
import type { Actor } from './actor.ts';
import { may } from './may.ts';
import { reachOf } from './reach.ts';

/** One permission of one actor with its conditions as data: what a library of abilities can be built from. `mayOn` stays the truth. */
export interface Grant {
  readonly action: Action;
  readonly about: ActionRule['about'];
  /** Where the case must lie: in one of these boards, in none of them, or anywhere. */
  readonly boards: { readonly rule: 'in' | 'outside'; readonly names: readonly string[] } | 'every';
  /** Only through a glass that is open. */
  readonly glassOpen: boolean;
  readonly statuses: readonly CaseStatus[] | null;
  readonly notRecused: boolean;
  readonly beforeFirstIssue: boolean;
}

type Place = Pick<Grant, 'boards' | 'glassOpen'>;

/** Places from which the actor comes at a case for this action, in the rows of `reachCase`. */
function placesOf(actor: Actor, { about, glass }: ActionRule): readonly Place[] {
  const { boards } = reachOf(actor);
  if (about !== 'case' || boards === 'every') return [{ boards: 'every', glassOpen: false }];
  if (boards === 'none') return [];
  const own: Place = { boards: { rule: 'in', names: actor.boards }, glassOpen: false };
  const others = { rule: 'outside', names: actor.boards } as const;
  if (actor.kind !== 'person' || glass === 'closed') return [own];
  if (glass === 'opens') return [{ boards: others, glassOpen: false }];
  return [own, { boards: others, glassOpen: glass === 'seen-through' }];
}

/** Everything an actor may do. */
export const grantsOf = (actor: Actor): readonly Grant[] =>
  ACTIONS.filter((action) => may(actor, action).ok).flatMap((action) => {
    const rule = ACTION_RULES[action];
    const { about, statuses, lostByRecusal, beforeFirstIssue } = rule;
    return placesOf(actor, rule).map((place) => ({ action, about, ...place, statuses, notRecused: lostByRecusal, beforeFirstIssue }));
  });
