import { ACTIONS, ACTION_RULES, CASE_STATUSES, ROLES, mayOn } from '@consilium/domain';
import type { Actor, Role } from '@consilium/domain';
import { aCase, abilityOf } from './abilities.ts';

const SEATS = { oncologist: 'oncology', pathologist: 'pathology', geneticist: 'genetics' } as const;
const actors = [...ROLES, 'nobody' as const].map((role): Actor => ({
  id: 'u',
  kind: 'person',
  name: 'N',
  roles: role === 'nobody' ? [] : [role satisfies Role],
  specialty: role in SEATS ? SEATS[role as keyof typeof SEATS] : null,
  boards: ['breast'],
}));
const services = [
  { ...(actors[0] as Actor), kind: 'service', roles: [], specialty: null, scopes: ['case:read', 'case:submit'] },
  { ...(actors[0] as Actor), kind: 'service', roles: [], specialty: null, scopes: [...ACTIONS] },
] as const satisfies readonly Actor[];
const cases = CASE_STATUSES.flatMap((status) =>
  ['breast', 'sarcoma'].flatMap((board) =>
    [true, false].flatMap((glassOpen) =>
      [[], ['u'], ['someone']].flatMap((recused) => [0, 1].map((revision) => ({ status, board, glassOpen, recused, revision }))),
    ),
  ),
);

describe('abilities', () => {
  it('answer as the matrix for every role, action, status, board, glass and recusal (ACC-01)', () => {
    let cells = 0;
    const others: unknown[] = [];
    for (const actor of [...actors, ...services]) {
      const ability = abilityOf(actor);
      for (const action of ACTIONS)
        for (const facts of cases) {
          const subject = ACTION_RULES[action].about === 'case' ? aCase(facts) : 'site';
          cells += 1;
          if (ability.can(action, subject) !== mayOn(actor, action, facts).ok) others.push({ actor, action, facts });
        }
    }
    expect(others).toEqual([]);
    expect(cells).toBe((ROLES.length + 3) * ACTIONS.length * cases.length);
  });

  it('of a clinician end where his boards end, and nothing opens the case of another but a glass (ACC-06)', () => {
    const ability = abilityOf(actors[0] as Actor);
    const facts = { status: 'in-review', revision: 0, recused: [] } as const;
    expect(ability.can('case:read', aCase({ ...facts, board: 'breast', glassOpen: false }))).toBe(true);
    expect(ability.can('case:read', aCase({ ...facts, board: 'sarcoma', glassOpen: false }))).toBe(false);
    expect(ability.can('case:read', aCase({ ...facts, board: 'sarcoma', glassOpen: true }))).toBe(true);
    expect(ability.can('ballot:cast', aCase({ ...facts, board: 'sarcoma', glassOpen: true }))).toBe(false);
  });
});
