import type { UnderstoodQuestionBody } from '@consilium/contracts';
import { priorText, withFinding, withPrior, withTumorType, withoutFinding } from './correct-understood.ts';

const question = (over: Partial<UnderstoodQuestionBody> = {}): UnderstoodQuestionBody => ({
  kind: 'therapy',
  findings: [{ id: 'f2', kind: 'text', text: 'EGFR L858R' }],
  tumorType: { code: 'LUAD', name: 'Lung Adenocarcinoma' },
  drugs: [],
  prior: [],
  line: null,
  stage: null,
  language: 'en',
  parts: [],
  unknown: [],
  ...over,
});

describe('corrections of an understood question', () => {
  it('gives a finding that was added an id of its own', () => {
    expect(withFinding(question(), 'KRAS wild type').findings.map(({ id }) => id)).toEqual(['f2', 'f3']);
    expect(withFinding(question({ findings: [] }), 'MSI high').findings).toEqual([{ id: 'f1', kind: 'text', text: 'MSI high' }]);
  });

  it('takes out the finding that was misread and no other', () => {
    expect(withoutFinding(withFinding(question(), 'MSI high'), 'f2').findings).toMatchObject([{ text: 'MSI high' }]);
  });

  it('lets the server find the tumor type by its name', () => {
    expect(withTumorType(question(), 'melanoma').tumorType).toEqual({ code: '', name: 'melanoma' });
    expect(withTumorType(question(), '').tumorType).toBeNull();
  });

  it('reads former therapies as they are shown', () => {
    const corrected = withPrior(question(), 'Osimertinib, carboplatin + pemetrexed,');
    expect(corrected.prior.map(({ therapies }) => therapies)).toEqual([['osimertinib'], ['carboplatin', 'pemetrexed']]);
    expect(priorText(corrected)).toBe('osimertinib, carboplatin + pemetrexed');
  });
});
