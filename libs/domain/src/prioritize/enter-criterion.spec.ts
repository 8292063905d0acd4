import { enterCriterion } from './enter-criterion.ts';

const facts = { findings: ['f1', 'f2'], standing: [{ finding: 'f1', code: 'OS2' }] };

describe('enterCriterion', () => {
  it.each([
    ['a code that the scheme does not have', { finding: 'f2', code: 'OS9', reason: 'seen' }, 'CRITERION.UNKNOWN'],
    ['an entry without a reason', { finding: 'f2', code: 'OS2', reason: ' ' }, 'CASE.REASON_REQUIRED'],
    ['a finding of another case', { finding: 'f9', code: 'OS2', reason: 'seen' }, 'CRITERION.FINDING_UNKNOWN'],
    ['the same criterion twice', { finding: 'f1', code: 'os2', reason: 'seen again' }, 'CRITERION.ALREADY_ENTERED'],
  ])('refuses %s', (_what, entry, code) => {
    expect(enterCriterion(entry, facts)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('takes a criterion with its reason, however the code is typed', () => {
    expect(enterCriterion({ finding: 'f2', code: ' os2 ', reason: ' own functional study ' }, facts)).toEqual({
      ok: true,
      value: { finding: 'f2', code: 'OS2', reason: 'own functional study' },
    });
  });
});
