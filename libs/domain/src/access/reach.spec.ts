import { ACTIONS } from './access-matrix.ts';
import type { Action } from './access-matrix.ts';
import { ACTION_RULES } from './action-rules.ts';
import type { Actor, Role } from './actor.ts';
import { mayReviewGlass } from './break-glass.ts';
import { grantsOf } from './grants.ts';
import { mayAct, mayOn } from './may.ts';
import { boardOfNewCase, reachCase } from './reach.ts';

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  id: 'u',
  kind: 'person',
  name: 'N',
  roles: [role],
  specialty: role === 'oncologist' ? 'oncology' : null,
  boards: ['breast'],
  ...more,
});
const OTHER = { board: 'sarcoma', glassOpen: false };
const GLASS = { board: 'sarcoma', glassOpen: true };
const OWN = { board: 'breast', glassOpen: false };
const answer = (role: Role, action: Action, door: typeof OTHER): string => {
  const verdict = reachCase(actor(role), action, door);
  return verdict.ok ? verdict.value : verdict.refusal.code;
};

describe('reachCase', () => {
  it.each([
    ['auditor', 'case:read', OTHER, 'audit'],
    ['auditor', 'break-glass:review', OTHER, 'audit'],
    ['oncologist', 'case:read', OWN, 'care'],
    ['oncologist', 'ballot:cast', OWN, 'care'],
    ['oncologist', 'break-glass:open', OWN, 'BREAK_GLASS.NOT_NEEDED'],
    ['oncologist', 'break-glass:open', OTHER, 'break-glass'],
    ['oncologist', 'break-glass:end', GLASS, 'break-glass'],
    ['oncologist', 'case:read', GLASS, 'break-glass'],
    ['oncologist', 'report:read', GLASS, 'break-glass'],
    ['oncologist', 'note:add', GLASS, 'ACCESS.NOT_IN_BOARD'],
    ['oncologist', 'ballot:cast', GLASS, 'ACCESS.NOT_IN_BOARD'],
    ['oncologist', 'case:read', OTHER, 'ACCESS.NOT_IN_BOARD'],
    ['coordinator', 'break-glass:review', OTHER, 'ACCESS.NOT_IN_BOARD'],
    ['administrator', 'case:read', OWN, 'ACCESS.NOT_IN_BOARD'],
  ] as const)('%s, %s at %j: %s (ACC-01, ACC-06)', (role, action, door, expected) => expect(answer(role, action, door)).toBe(expected));

  it('lets nothing be changed through a broken glass, whatever the action (ACC-06)', () => {
    const seen = ACTIONS.filter((action) => ACTION_RULES[action].about === 'case' && reachCase(actor('oncologist'), action, GLASS).ok);
    expect(seen).toEqual(['case:read', 'report:read', 'audit:read-case', 'break-glass:open', 'break-glass:end']);
  });
  it('gives a machine no way through a glass (ACC-06)', () =>
    expect(reachCase(actor('oncologist', { kind: 'service', roles: [] }), 'case:read', GLASS).ok).toBe(false));
});

describe('mayAct', () => {
  it('refuses an act on a case of another board before it tells the state of the case (ACC-01)', () =>
    expect(mayAct(actor('oncologist'), 'ballot-cast', { board: 'sarcoma', status: 'issued', revision: 0, recused: [] })).toMatchObject({
      refusal: { code: 'ACCESS.NOT_IN_BOARD' },
    }));
});

const RUNNING = { status: 'running', revision: 0, recused: [] } as const;
describe('mayOn', () => {
  it.each([
    ['ballot:cast', { status: 'in-review' }, 'care'],
    ['ballot:cast', { status: 'running' }, 'CASE.NOT_IN_STATUS'],
    ['ballot:cast', { status: 'in-review', recused: ['u'] }, 'SIGN_OFF.RECUSED'],
    ['note:add', { status: 'in-review', recused: ['u'] }, 'care'],
    ['case:cancel', { status: 'in-review', revision: 1 }, 'CASE.ALREADY_ISSUED'],
    ['follow-up:record', { status: 'issued' }, 'care'],
    ['follow-up:record', { status: 'closed' }, 'CASE.NOT_IN_STATUS'],
    ['case:read', { status: 'rejected' }, 'care'],
    ['case:list', { status: 'rejected', board: 'sarcoma' }, 'care'],
  ] as const)('an oncologist, %s, case %j: %s', (action, part, expected) => {
    const verdict = mayOn(actor('oncologist'), action, { ...OWN, ...RUNNING, ...part });
    expect(verdict.ok ? verdict.value : verdict.refusal.code).toBe(expected);
  });
});

describe('grantsOf', () => {
  it('gives an administrator no case (ACC-07)', () =>
    expect(grantsOf(actor('administrator')).filter(({ about }) => about !== 'no-patient')).toEqual([]));
  it('opens to a clinician the cases of his boards, and through a glass only what is to read', () => {
    const through = grantsOf(actor('oncologist')).filter(({ glassOpen }) => glassOpen);
    expect(through.map(({ action }) => action)).toEqual(['case:read', 'report:read', 'audit:read-case']);
  });
});

describe('a new case', () => {
  it.each([
    [['breast', 'sarcoma'], undefined, 'breast'],
    [['breast', 'sarcoma'], 'sarcoma', 'sarcoma'],
    [['breast'], 'sarcoma', 'ACCESS.NOT_IN_BOARD'],
    [[], undefined, 'ACCESS.NOT_IN_BOARD'],
  ])('of somebody of the boards %j for %p goes to %p', (boards, named, expected) => {
    const board = boardOfNewCase({ boards }, named);
    expect(board.ok ? board.value : board.refusal.code).toBe(expected);
  });
});

describe('mayReviewGlass', () => {
  it.each([
    ['u', false, 'BREAK_GLASS.OWN'],
    ['u', true, 'BREAK_GLASS.OWN'],
    ['other', true, 'BREAK_GLASS.ALREADY_REVIEWED'],
    ['other', false, 'allowed'],
  ])('of %s, reviewed %p: %s (ACC-06)', (person, isReviewed, expected) => {
    const verdict = mayReviewGlass({ id: 'u' }, { person, isReviewed });
    expect(verdict.ok ? 'allowed' : verdict.refusal.code).toBe(expected);
  });
});
