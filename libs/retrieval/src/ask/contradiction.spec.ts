import type { FindingExplanation } from '@consilium/domain';
import { contradictionOf } from './contradiction.ts';

const finding = (...keys: readonly string[]): FindingExplanation => ({
  finding: keys.join(),
  label: keys.join(),
  subject: { id: 'f', kind: 'text', text: '' },
  keys,
  origin: 'unknown',
  vaf: null,
  tier: null,
  level: null,
  results: [],
  oncogenicity: { scheme: '', points: 0, class: 'not assessed', criteria: [], suppressed: [] },
  rule: '',
  rejected: [],
  rejectedMore: 0,
  flags: [],
  warnings: [],
});

describe('contradictionOf', () => {
  it.each([
    [['wt:KRAS'], ['p:KRAS:G12C'], true],
    [['wt:KRAS', 'wt:NRAS'], ['codon:NRAS:Q61'], true],
    [['wt:KRAS'], ['p:BRAF:V600E'], false],
    [['wt:KRAS'], ['cna:KRAS:amplification'], false],
    [['not(rearrangement:ALK)'], ['fusion:EML4::ALK'], true],
    [['not(rearrangement:ALK)'], ['p:ALK:F1174L'], false],
    [['bio:MSI-H'], ['bio:MSS'], true],
    [['bio:HER2-3+', 'bio:HER2-positive'], ['bio:HER2-negative'], true],
    [['bio:HER2-positive'], ['bio:ER-negative'], false],
    [['bio:dMMR'], ['bio:MSI-H'], false],
  ])('%j beside %j cannot both hold: %p', (one, other, is) => {
    expect(contradictionOf([finding(...one), finding(...other)]) !== null).toBe(is);
    expect(contradictionOf([finding(...other), finding(...one)]) !== null).toBe(is);
  });
});
