import { ACT_KINDS } from '../ports/human-acts.ts';
import { ACCESS_MATRIX, ACTIONS, PATIENT_ACTIONS, SEAT_ACTIONS } from './access-matrix.ts';
import type { Action } from './access-matrix.ts';
import { ROLES } from './actor.ts';
import type { Actor, Role } from './actor.ts';
import { may, mayAct } from './may.ts';

const SEAT = {
  oncologist: 'oncology',
  pathologist: 'pathology',
  geneticist: 'genetics',
  coordinator: null,
  auditor: null,
  administrator: null,
} as const;
/** What an auditor may beside reading: lists, and the judgement of emergency accesses (ACC-06). */
const AUDITS: readonly Action[] = [
  'case:list',
  'audit:read-case',
  'audit:export',
  'audit:sample',
  'audit:review',
  'break-glass:list',
  'break-glass:review',
];
const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  id: 'u',
  kind: 'person',
  name: 'N',
  roles: [role],
  specialty: SEAT[role],
  boards: ['molecular'],
  ...more,
});
const inReview = { board: 'molecular', status: 'in-review', revision: 0, recused: [] } as const;

describe('may', () => {
  const cells = ROLES.flatMap((role) => ACTIONS.map((action): [Role, Action] => [role, action]));
  it.each(cells)('%s and %s: as the matrix says (ACC-01)', (role, action) =>
    expect(may(actor(role), action).ok).toBe(ACCESS_MATRIX[role].includes(action)),
  );

  it.each(ACTIONS)('never lets a service without token do %s (SIG-15)', (action) =>
    expect(may(actor('oncologist', { kind: 'service' }), action)).toMatchObject({
      refusal: { code: expect.stringMatching(/^ACCESS\.(SERVICE_NOT_ALLOWED|SCOPE_MISSING)$/) },
    }),
  );
  it.each(PATIENT_ACTIONS)('never lets an administrator do %s (ACC-07)', (action) =>
    expect(may(actor('administrator'), action).ok).toBe(false),
  );
  it.each(ACTIONS.filter((action) => !action.endsWith('read') && !AUDITS.includes(action)))('never lets an auditor do %s', (action) =>
    expect(may(actor('auditor'), action).ok).toBe(false),
  );
  it.each(SEAT_ACTIONS)('%s needs a seat', (action) =>
    expect(may(actor('oncologist', { specialty: null }), action)).toMatchObject({ refusal: { code: 'ACCESS.SPECIALTY_REQUIRED' } }),
  );
  it('lets nobody act who keeps the system and treats patients (ACC-07)', () =>
    expect(may(actor('oncologist', { roles: ['oncologist', 'administrator'] }), 'case:read')).toMatchObject({
      refusal: { code: 'ACCESS.ROLES_CONFLICT' },
    }));
  it('gives nothing to a person without role', () =>
    expect(ACTIONS.filter((action) => may(actor('oncologist', { roles: [] }), action).ok)).toEqual([]));
});

describe('mayAct', () => {
  it('takes the vote of a recused member and keeps the voice', () => {
    const allowed = ACT_KINDS.filter((act) => mayAct(actor('oncologist'), act, { ...inReview, recused: ['u'] }).ok);
    expect(allowed).not.toContain('ballot-cast');
    expect(allowed).not.toContain('decision-revised');
    expect(allowed).toContain('note-added');
  });
  it('asks for the role before it tells the state of a case', () =>
    expect(mayAct(actor('auditor'), 'ballot-cast', { ...inReview, status: 'issued' })).toMatchObject({
      refusal: { code: 'ACCESS.ROLE_NOT_ALLOWED' },
    }));
  it('refuses an act in the wrong state by name', () =>
    expect(mayAct(actor('oncologist'), 'ballot-cast', { ...inReview, status: 'running' })).toMatchObject({
      refusal: { code: 'CASE.NOT_IN_STATUS' },
    }));
});
