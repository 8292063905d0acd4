import { readPolicy } from './read-policy.ts';

const next = { id: 'default', version: 2 };
const good = {
  presence: ['oncology', 'pathology'],
  minApprovals: 2,
  minApprovingSpecialties: 2,
  vetoSeats: ['genetics'],
  allowAttested: true,
};

describe('readPolicy', () => {
  it('reads what is whole and safe', () => expect(readPolicy(good, next)).toEqual({ ok: true, value: { ...next, ...good } }));
  it('refuses a field that is there and empty', () => expect(readPolicy({ ...good, allowAttested: undefined }, next).ok).toBe(false));
  it('lets only keys count when the field is left out (SIG-07)', () => {
    const { allowAttested: _left, ...written } = good;
    expect(readPolicy(written, next)).toMatchObject({ value: { allowAttested: false } });
  });
  it.each([
    ['a single approval', { ...good, minApprovals: 1 }],
    ['nobody present', { ...good, presence: [] }],
    ['more specialties than approvals', { ...good, minApprovingSpecialties: 3 }],
  ])('refuses %s, under which one could publish alone or nobody ever', (_name, written) =>
    expect(readPolicy(written, next)).toMatchObject({ refusal: { code: 'POLICY.UNSAFE' } }),
  );
  it.each([
    ['vetoSeats', { ...good, vetoSeats: ['astrology'] }],
    ['presence', { ...good, presence: 'oncology' }],
    ['minApprovals', { ...good, minApprovals: 2.5 }],
    ['quorum', { ...good, quorum: 1 }],
    ['policy', ['oncology']],
  ])('names the field that is wrong: %s', (field, written) =>
    expect(readPolicy(written, next)).toMatchObject({ refusal: { code: 'POLICY.INVALID', detail: { field } } }),
  );
});
