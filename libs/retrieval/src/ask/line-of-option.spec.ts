import { lineVerdict } from './line-of-option.ts';

const DRUGS = new Set(['imatinib', 'sunitinib', 'crizotinib', 'entrectinib', 'oxaliplatin', 'irinotecan', 'fluoropyrimidine']);
const asked = (line: number | null, prior: readonly string[] = [], conditions: readonly string[] = []) => ({
  line,
  stage: null,
  prior: prior.length === 0 ? [] : [{ therapies: prior }],
  conditions,
});

describe('lineVerdict', () => {
  it.each([
    [null, asked(2), 'meets'],
    ['first line', asked(null), 'meets'],
    ['first line', asked(1), 'meets'],
    ['first line', asked(2), 'other'],
    ['after prior treatment', asked(1), 'other'],
    ['after prior treatment', asked(2), 'meets'],
    ['maintenance after platinum', asked(1), 'other'],
    ['maintenance after platinum', asked(2, [], ['maintenance']), 'meets'],
    ['adjuvant, high risk', asked(1), 'other'],
    ['after imatinib and sunitinib', asked(2, ['imatinib']), 'other'],
    ['after imatinib and sunitinib', asked(3, ['imatinib', 'sunitinib']), 'meets'],
    ['after crizotinib or entrectinib', asked(2, ['entrectinib']), 'meets'],
    ['after fluoropyrimidine, oxaliplatin and irinotecan', asked(3, ['fluorouracil', 'oxaliplatin', 'irinotecan']), 'meets'],
    ['not fit for intensive treatment', asked(1, [], ['fit']), 'other'],
    ['not fit for intensive treatment, or relapsed', asked(1, [], ['fit']), 'other'],
    ['not fit for intensive treatment, or relapsed', asked(2, [], ['fit']), 'silent'],
    ['mismatch repair deficiency by immunohistochemistry', asked(2), 'silent'],
  ] as const)('a record "%s" says to %j: %s', (written, question, verdict) => {
    expect(lineVerdict(written, question, DRUGS)).toBe(verdict);
  });
});
