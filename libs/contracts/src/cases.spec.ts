import { caseListQuery, submissionBody } from './cases.ts';

const minimal = { patient: { pseudonym: 'P-17', sex: 'female' }, diagnosis: { code: 'LUAD' } };

describe('submissionBody', () => {
  it('takes a minimal case and states what is not known instead of guessing', () => {
    expect(submissionBody.parse(minimal)).toEqual({
      patient: { pseudonym: 'P-17', sex: 'female', birthYear: null },
      question: null,
      diagnosis: { code: 'LUAD', text: null },
      consent: { status: 'missing', version: null, scope: [], recordedOn: null },
      sample: {
        specimen: 'unknown',
        assay: 'unknown',
        purity: null,
        purityMethod: null,
        ploidy: null,
        tumorOnly: null,
        callability: null,
        assayed: null,
      },
      treatment: { line: null, prior: [] },
      dueAt: null,
    });
  });

  it.each([
    ['a name with a space as pseudonym', { ...minimal, patient: { pseudonym: 'Jane Example', sex: 'female' } }],
    ['tumor content given in per cent', { ...minimal, sample: { purity: 40 } }],
    ['a field that the contract does not know', { ...minimal, tier: 'I' }],
    ['a consent state outside the vocabulary', { ...minimal, consent: { status: 'presumed' } }],
  ])('refuses %s', (_what, body) => {
    expect(submissionBody.safeParse(body).success).toBe(false);
  });
});

describe('caseListQuery', () => {
  it('reads numbers and flags from the query string', () => {
    expect(caseListQuery.parse({ limit: '20', mine: 'true' })).toEqual({ limit: 20, mine: true });
  });

  it.each([{ limit: '0' }, { limit: '100000' }, { stage: 'sign_off' }, { order: 'name' }])('refuses %p', (query) => {
    expect(caseListQuery.safeParse(query).success).toBe(false);
  });
});
