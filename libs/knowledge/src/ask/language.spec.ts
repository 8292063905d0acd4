import { languageOf } from './language.ts';

describe('languageOf', () => {
  it.each([
    ['Which drug for BRAF V600E melanoma?', 'en'],
    ['Melanom, BRAF V600E, welche Therapie ist möglich?', 'de'],
    ['BRAF V600E', 'en'],
    ['JAK2 negative, CALR type 1 ET', 'en'],
    ['¿Qué opciones hay para melanoma con BRAF V600E después de inmunoterapia?', 'other'],
    ['Quelles options pour un cancer du poumon avec EGFR L858R?', 'other'],
    ['Какая терапия при BRAF V600E?', 'other'],
    ['BRAF V600E 黑色素瘤 治疗 选择 是什么', 'other'],
  ] as const)('takes %s for %s', (question, language) => expect(languageOf(question)).toBe(language));
});
