import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { ACTION_RULES } from './action-rules.ts';
import type { Action } from './access-matrix.ts';
import type { Actor, Role } from './actor.ts';

/** Why a record is opened; stands in every entry (AUD-03). */
export const PURPOSES = ['care', 'audit', 'break-glass', 'operations'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Board of a site that has only one. */
export const FIRST_BOARD = 'molecular';
/** Boards are named by the site: lower-case letters, digits and dashes. */
export const BOARD_NAME = /^[a-z][a-z0-9-]{0,39}$/;

export interface Reach {
  readonly boards: 'own' | 'every' | 'none';
  readonly purpose: Purpose;
}

/** How far a role sees (ACC-01, ACC-07): who treats, the cases of his boards; who audits, every case; who keeps the system, none. */
export const REACH: Readonly<Record<Role, Reach>> = {
  oncologist: { boards: 'own', purpose: 'care' },
  pathologist: { boards: 'own', purpose: 'care' },
  geneticist: { boards: 'own', purpose: 'care' },
  coordinator: { boards: 'own', purpose: 'care' },
  auditor: { boards: 'every', purpose: 'audit' },
  administrator: { boards: 'none', purpose: 'operations' },
};
/** A machine with a token works for the boards of its account. */
const OF_SERVICES: Reach = { boards: 'own', purpose: 'care' };
const NOWHERE: Reach = { boards: 'none', purpose: 'operations' };

/** Roles that reach patients are never held beside others of another reach (`rolesConflict`), so the first one tells. */
export const reachOf = ({ kind, roles }: Pick<Actor, 'kind' | 'roles'>): Reach => {
  const [first] = roles;
  if (kind === 'service') return OF_SERVICES;
  return first === undefined ? NOWHERE : REACH[first];
};

/** What a door shows before anybody has entered: nothing of the patient. */
export interface Door {
  readonly board: string;
  /** The asking person has broken the glass of this case, and it has not ended. */
  readonly glassOpen: boolean;
}

/**
 * Whether an actor comes as far as this case, and what for (ACC-01, ACC-06). The role was asked before (`may`).
 *
 * | reach of the role | board of the case | glass | action | answer |
 * |-------------------|-------------------|-------|--------|--------|
 * | every board | any | any | any | audit |
 * | own boards | own | any | opening a glass | NOT_NEEDED |
 * | own boards | own | any | other | care |
 * | own boards | other | any | opening or ending a glass | break-glass |
 * | own boards | other | open | reading | break-glass |
 * | own boards | other | open | other | NOT_IN_BOARD: a broken glass is to read, never to act |
 * | own boards | other | none | other | NOT_IN_BOARD |
 * | none | any | any | any | NOT_IN_BOARD |
 */
export function reachCase(actor: Actor, action: Action, { board, glassOpen }: Door): Outcome<Purpose> {
  const { boards, purpose } = reachOf(actor);
  const { glass } = ACTION_RULES[action];
  if (boards === 'every') return ok(purpose);
  if (boards === 'own' && actor.boards.includes(board)) return glass === 'opens' ? refuse('BREAK_GLASS.NOT_NEEDED') : ok(purpose);
  if (boards === 'own' && actor.kind === 'person' && glass !== 'closed' && (glass !== 'seen-through' || glassOpen))
    return ok('break-glass');
  return refuse('ACCESS.NOT_IN_BOARD', { action });
}

/** Board of a new case: the one named, or the submitter's first. */
export function boardOfNewCase(actor: Pick<Actor, 'boards'>, named: string | undefined): Outcome<string> {
  const board = named ?? actor.boards[0];
  return board !== undefined && actor.boards.includes(board) ? ok(board) : refuse('ACCESS.NOT_IN_BOARD', { action: 'case:submit' });
}
