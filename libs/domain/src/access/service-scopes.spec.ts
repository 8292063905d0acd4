import { ACTIONS, SEAT_ACTIONS } from './access-matrix.ts';
import type { Actor } from './actor.ts';
import { may, mayAct } from './may.ts';
import { SERVICE_SCOPES, isServiceScope } from './service-scopes.ts';

const service = (scopes: readonly string[]): Actor =>
  ({ id: 's', kind: 'service', name: 'Interface', roles: [], specialty: null, scopes, boards: [] }) as Actor;

describe('scopes of a token (ACC-04)', () => {
  it('hold no action of a seat, of signatures, of accounts, of the audit trail or of another emergency (SIG-15)', () => {
    expect(SERVICE_SCOPES.filter((scope) => SEAT_ACTIONS.includes(scope))).toEqual([]);
    expect(
      SERVICE_SCOPES.filter((scope) =>
        /^(ballot|signature|credential|decision|member|amendment|user|policy|audit|break-glass|model|system|configuration):/.test(scope),
      ),
    ).toEqual([]);
  });
  it.each(SERVICE_SCOPES)('let a service do %s with it and not without', (scope) => {
    expect(may(service([scope]), scope).ok).toBe(true);
    expect(may(service([]), scope)).toMatchObject({ refusal: { code: 'ACCESS.SCOPE_MISSING' } });
  });
  it.each(ACTIONS.filter((action) => !isServiceScope(action)))('let no service do %s, even where a forged token names it', (action) =>
    expect(may(service([...ACTIONS]), action)).toMatchObject({ refusal: { code: 'ACCESS.SERVICE_NOT_ALLOWED' } }),
  );
  it('lend nothing to a person', () =>
    expect(may({ ...service(['case:read']), kind: 'person' }, 'case:read')).toMatchObject({
      refusal: { code: 'ACCESS.ROLE_NOT_ALLOWED' },
    }));
  it('let no service sign in any state of a case', () =>
    expect(mayAct(service([...ACTIONS]), 'ballot-cast', { board: 'molecular', status: 'in-review', revision: 0, recused: [] }).ok).toBe(
      false,
    ));
});
