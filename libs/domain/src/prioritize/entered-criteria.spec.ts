import { aVariant, findingIn, run } from './engine.fixture.ts';
import { enteredCriteria } from './entered-criteria.ts';
import type { EnteredCriterion } from './prioritize-input.ts';

const finding = aVariant('BRAF', 'V600R');
const entry = (code: string, rest: Partial<EnteredCriterion> = {}): EnteredCriterion => ({
  finding: finding.id,
  code,
  reason: 'own assay',
  by: 'u1',
  at: '2026-01-01T00:00:00Z',
  ...rest,
});
const oncogenicityWith = (...criteria: EnteredCriterion[]) => findingIn(run([], [finding], { criteria })).oncogenicity;

describe('entered criteria', () => {
  it('count with their reason, and are no longer open', () => {
    const before = oncogenicityWith();
    const after = oncogenicityWith(entry('OS2'));
    expect([before.points, before.notAssessed?.some(({ code }) => code === 'OS2')]).toEqual([2, true]);
    expect([after.points, after.class, after.notAssessed?.some(({ code }) => code === 'OS2')]).toEqual([6, 'likely oncogenic', false]);
    expect(after.criteria[0]).toEqual({
      code: 'OS2',
      source: 'own assay',
      entered: [{ reason: 'own assay', by: 'u1', at: '2026-01-01T00:00:00Z' }],
    });
  });

  it('count once beside the same computed criterion, whose source stays', () => {
    const { points, criteria } = oncogenicityWith(entry('om4'), entry('OM4', { by: 'u2' }));
    expect(points).toBe(2);
    expect(criteria).toHaveLength(1);
    expect(criteria[0]).toMatchObject({ code: 'OM4', source: expect.stringContaining('V600E'), entered: [{ by: 'u1' }, { by: 'u2' }] });
  });

  it('fall under the exclusions of the standard', () => {
    expect(oncogenicityWith(entry('OS1'), entry('OS2'))).toMatchObject({
      points: 4,
      suppressed: [
        { code: 'OS2', by: 'OS1' },
        { code: 'OM4', by: 'OS1' },
      ],
    });
    expect(oncogenicityWith(entry('OS1'), entry('OS2', { nucleotideSpecific: true })).points).toBe(8);
  });

  it('open the gate of gene-level evidence when they make the change likely oncogenic', () => {
    expect(findingIn(run([], [finding], { criteria: [entry('OS2')] })).rule).toBe('oncogenic');
    expect(findingIn(run([], [finding])).rule).toBe('vus');
  });

  test.each([
    ['an unknown code', entry('OS9'), 'no such code'],
    ['an unknown finding', entry('OS2', { finding: 'nobody' }), 'no such finding'],
    ['a biomarker', entry('OS2', { finding: 'msi' }), 'no oncogenicity'],
    ['no reason', entry('OS2', { reason: '  ' }), 'no reason is given'],
  ])('do not count, and are named: %s', (_name, criterion, words) => {
    const msi = { id: 'msi', kind: 'biomarker' as const, name: 'MSI', status: 'stable', method: 'PCR' };
    const outcome = run([], [finding, msi], { criteria: [criterion] });
    expect(outcome.warnings.filter((sentence) => sentence.includes(words))).toHaveLength(1);
    expect(findingIn(outcome, finding.id).oncogenicity.points).toBe(2);
  });

  it('are named where they speak against each other', () => {
    const { warnings } = findingIn(run([], [finding], { criteria: [entry('OS2'), entry('SBS2')] }));
    expect(warnings).toEqual([expect.stringContaining('OS2 and SBS2')]);
  });

  it('do not depend on the order in which they were entered', () => {
    const [a, b] = [entry('OS2', { by: 'a' }), entry('OS2', { by: 'b', reason: 'other' })];
    expect(oncogenicityWith(a, b)).toEqual(oncogenicityWith(b, a));
    expect(enteredCriteria({ findings: [finding], criteria: [a] }).warnings).toEqual([]);
  });
});
