import { checkTransition } from '../case/transitions.ts';
import type { CaseStatus } from '../case/case-record.ts';
import type { ActKind } from '../ports/human-acts.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { Uuid } from '../shared/primitives.ts';
import { ACCESS_MATRIX, ACTION_OF_ACT, SEAT_ACTIONS, rolesConflict } from './access-matrix.ts';
import { ACTION_RULES } from './action-rules.ts';
import type { Action } from './access-matrix.ts';
import type { Actor } from './actor.ts';
import { reachCase, reachOf } from './reach.ts';
import type { Purpose } from './reach.ts';
import { serviceMay } from './service-scopes.ts';

/** What the predicate needs of a case. */
export interface CaseFacts {
  readonly board: string;
  readonly status: CaseStatus;
  /** Amendments opened so far; 0 before the first issue. */
  readonly revision: number;
  readonly recused: readonly Uuid[];
}

/**
 * Whether an actor may do an action at all, by role.
 *
 * | actor | answer |
 * |-------|--------|
 * | service | as the scopes of its token say, never a seat's act (SIG-15) |
 * | roles that must be apart | never, until an administrator has parted them |
 * | no role with the action | refused |
 * | seat action without specialty | refused |
 * | otherwise | allowed |
 */
export function may(actor: Actor, action: Action): Outcome<null> {
  if (actor.kind !== 'person') return serviceMay(actor, action);
  if (rolesConflict(actor.roles)) return refuse('ACCESS.ROLES_CONFLICT', { roles: actor.roles });
  if (!actor.roles.some((role) => ACCESS_MATRIX[role].includes(action)))
    return refuse('ACCESS.ROLE_NOT_ALLOWED', { action, roles: actor.roles });
  if (SEAT_ACTIONS.includes(action) && actor.specialty === null) return refuse('ACCESS.SPECIALTY_REQUIRED', { action });
  return ok(null);
}

/** The one predicate of a human act, for the API and the screen: role, then board, then conflict of interest, then the state of the case. */
export function mayAct(actor: Actor, act: ActKind, facts: CaseFacts): Outcome<null> {
  const action = ACTION_OF_ACT[act];
  const allowed = may(actor, action);
  if (!allowed.ok) return allowed;
  const reached = reachCase(actor, action, { board: facts.board, glassOpen: false });
  if (!reached.ok) return reached;
  if (ACTION_RULES[action].lostByRecusal && facts.recused.includes(actor.id)) return refuse('SIGN_OFF.RECUSED', { voter: actor.id });
  return checkTransition(act, facts);
}

/** A whole cell of the matrix: role × action × state, with the attributes of actor and case. */
export function mayOn(actor: Actor, action: Action, facts: CaseFacts & { readonly glassOpen: boolean }): Outcome<Purpose> {
  const allowed = may(actor, action);
  if (!allowed.ok) return allowed;
  const { about, lostByRecusal, statuses, beforeFirstIssue } = ACTION_RULES[action];
  const reached = about === 'case' ? reachCase(actor, action, facts) : ok(reachOf(actor).purpose);
  if (!reached.ok || about !== 'case') return reached;
  if (lostByRecusal && facts.recused.includes(actor.id)) return refuse('SIGN_OFF.RECUSED', { voter: actor.id });
  if (beforeFirstIssue && facts.revision > 0) return refuse('CASE.ALREADY_ISSUED', { action });
  if (statuses !== null && !statuses.includes(facts.status))
    return refuse('CASE.NOT_IN_STATUS', { action, status: facts.status, allowed: statuses });
  return reached;
}
