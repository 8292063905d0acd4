import { tierOf } from '../tier-of.ts';
import { tierText } from '../tier-table.ts';
import { DEFAULT_PRIORITIZE_POLICY } from '../policy.ts';
import { anItem, aRecord, aVariant, findingIn, run } from '../engine.fixture.ts';
import type { EvidenceItem } from '../evidence-item.ts';
import type { Finding } from '../../annotate/finding.ts';

const TUMORS = {
  tumor: { scope: 'types', codes: ['LUAD'] },
  class: { scope: 'types', codes: ['NSCLC'] },
  'pan-tumor': { scope: 'solid' },
  subtype: { scope: 'types', codes: ['LUADX'] },
  other: { scope: 'types', codes: ['MEL'] },
} as const;
type Where = keyof typeof TUMORS;
type Strength = 'label' | 'guideline' | 'A' | 'B' | 'C' | 'D';

const itemOf = (strength: Strength, where: Where, key: string, overrides: Partial<EvidenceItem> = {}): EvidenceItem => {
  const common = {
    disease: TUMORS[where],
    therapies: ['drug'],
    significance: 'therapeutic',
    direction: 'sensitivity',
    ...overrides,
  } as const;
  return strength === 'label' || strength === 'guideline' ? anItem(key, { kind: strength, ...common }) : aRecord(key, strength, common);
};

const viewsIn = (items: readonly EvidenceItem[], finding: Finding = aVariant('BRAF', 'V600E')): Readonly<Record<string, string>> =>
  Object.fromEntries((findingIn(run(items, [finding])).results[0]?.views ?? []).map(({ scheme, level }) => [scheme, level]));

describe('views of a result', () => {
  it.each([
    ['label', 'tumor', 'I-A', 'm1A Z', '1'],
    ['label', 'class', 'I-A', 'm1A Z', '1'],
    ['label', 'pan-tumor', 'I-C', 'm1A Z', '1'],
    ['label', 'subtype', 'III-A', 'm2A Z', '3B'],
    ['label', 'other', 'III-A', 'm2A Z', '3B'],
    ['guideline', 'tumor', 'I-A', 'm1A', '2'],
    ['guideline', 'other', 'III-A', 'm2A', '3B'],
    ['A', 'tumor', 'I-B', 'm1A', '2'],
    ['A', 'pan-tumor', 'I-C', 'm1A', '2'],
    ['A', 'other', 'III-A', 'm2A', '3B'],
    ['B', 'tumor', 'II-B', 'm1B', '3A'],
    ['B', 'pan-tumor', 'II-B', 'm1B', '3A'],
    ['B', 'other', 'III-A', 'm2B', '3B'],
    ['C', 'tumor', 'II-A', 'm1C', '4'],
    ['C', 'other', 'X', 'm2C', '4'],
    ['D', 'tumor', 'IV-A', 'm3', '4'],
    ['D', 'other', 'IV-A', 'm3', '4'],
  ] as const)('%s evidence in %s: ESCAT %s, NCT/DKTK %s, plain level %s', (strength, where, escat, dktk, plain) => {
    expect(viewsIn([itemOf(strength, where, 'p:BRAF:V600E')])).toEqual({ escat, 'nct-dktk': dktk, 'plain-levels': plain });
  });

  it.each([
    ['label', 'tumor', { escat: 'III-B', 'nct-dktk': 'm4' }],
    ['B', 'other', { escat: 'X', 'nct-dktk': 'm4' }],
    ['C', 'tumor', { escat: 'X', 'nct-dktk': 'm4' }],
  ] as const)('%s evidence in %s on a change that is not known to be oncogenic is at most %j', (strength, where, views) => {
    expect(viewsIn([itemOf(strength, where, 'any:PIK3CA')], aVariant('PIK3CA', 'Q548E'))).toEqual(views);
  });

  it.each([
    ['label', 'tumor', 'm1A Z R', 'R1'],
    ['A', 'pan-tumor', 'm1A R', 'R1'],
    ['A', 'other', 'm2A R', 'R2'],
    ['B', 'tumor', 'm1B R', 'R2'],
    ['D', 'tumor', 'm3 R', 'R2'],
  ] as const)('resistance by %s evidence in %s: no ESCAT, NCT/DKTK %s, plain level %s', (strength, where, dktk, plain) => {
    expect(viewsIn([itemOf(strength, where, 'p:BRAF:V600E', { direction: 'resistance' })])).toEqual({
      'nct-dktk': dktk,
      'plain-levels': plain,
    });
  });

  it('marks what was seen in situ', () => {
    const her2: Finding = { kind: 'biomarker', id: 'f', name: 'HER2', status: '3+' };
    expect(viewsIn([itemOf('guideline', 'tumor', 'bio:HER2-positive')], her2)['nct-dktk']).toBe('m1A is');
  });

  it('takes the best of several grounds, and has no view of diagnostic or prognostic evidence', () => {
    expect(viewsIn([itemOf('D', 'tumor', 'p:BRAF:V600E'), itemOf('B', 'other', 'p:BRAF:V600E')])).toEqual({
      escat: 'III-A',
      'nct-dktk': 'm2B',
      'plain-levels': '3B',
    });
    const proposed = viewsIn([itemOf('C', 'tumor', 'p:BRAF:V600E'), itemOf('B', 'tumor', 'p:BRAF:V600E')])['escat'];
    expect(proposed).toBe('II-B');
    expect(viewsIn([itemOf('A', 'tumor', 'p:BRAF:V600E', { significance: 'diagnostic', direction: 'positive', therapies: [] })])).toEqual(
      {},
    );
  });

  it('counts a label of a region outside the policy as standing, and not as approved here', () => {
    const item = itemOf('label', 'tumor', 'p:BRAF:V600E', { region: 'PMDA' });
    expect(viewsIn([item])['plain-levels']).toBe('2');
  });

  it('is always proposed, with scheme, version and the item it rests on', () => {
    const views =
      findingIn(run([itemOf('label', 'tumor', 'p:BRAF:V600E', { id: 'label:one' })], [aVariant('BRAF', 'V600E')])).results[0]?.views ?? [];
    expect(views).toHaveLength(3);
    for (const view of views)
      expect(view).toMatchObject({ proposed: true, version: expect.stringMatching(/\d$/), why: expect.stringContaining('label:one') });
  });

  it.each(['label', 'guideline', 'A', 'B'] as const)('reads the gate off the trace: ungated %s evidence never gives III', (strength) => {
    for (const relation of ['same', 'ancestor', 'pan-tumor', 'descendant', 'other'] as const) {
      const verdict = tierOf(
        { item: itemOf(strength, 'tumor', 'any:PIK3CA'), relation, isGated: false, publications: 0 },
        DEFAULT_PRIORITIZE_POLICY,
      );
      expect(verdict === null ? null : tierText(verdict.tierLevel)).not.toBe('III');
    }
  });
});
