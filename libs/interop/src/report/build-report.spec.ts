import { BALLOTS, SIGNATURES, aDecision } from '../decision.fixture.ts';
import { reportModel } from './build-report.ts';
import { timeWithZone } from './wording.ts';

const model = (content: Parameters<typeof aDecision>[0] = {}) =>
  reportModel({ status: 'DRAFT', decision: aDecision(content), signatures: SIGNATURES, ballots: BALLOTS, recused: 1, publications: [] });

describe('reportModel', () => {
  it('gives each document one number, in the order in which a reader meets it', () => {
    expect(model().references.map(({ number, document, uses }) => [number, document, uses])).toEqual([
      [1, 'civic:EID20', ['fact']],
      [2, 'label:fda-1', ['fact']],
      [3, 'civic:EID10', ['quoted']],
    ]);
  });

  it('cites at an option the records that speak of exactly its drugs, with the quotation beside them', () => {
    expect(model().options).toMatchObject([
      { rank: 1, therapy: 'dabrafenib + trametinib', tier: 'I-A', findings: 'BRAF V600E', citations: [2, 3] },
    ]);
  });

  it('names options of Tier III without a row', () => {
    expect(model().furtherOptions).toEqual(['imatinib (III)']);
  });

  it('tables every option of Tier I and of the board, however many', () => {
    const options = Array.from({ length: 20 }, (_, index) => ({
      rank: index + 1,
      therapies: [`drug${index}`],
      tier: index < 15 ? 'I' : index < 18 ? 'II' : null,
      level: index < 15 ? 'A' : index < 18 ? 'C' : null,
      findings: [],
      rationale: '',
    }));
    const { options: rows, furtherOptions } = model({ options });
    expect(rows).toHaveLength(17);
    expect(furtherOptions).toHaveLength(3);
  });

  it('marks an option whose drug a finding of no weaker tier resists', () => {
    const options = [
      { rank: 1, therapies: ['vemurafenib', 'cobimetinib'], tier: 'II', level: 'C', findings: ['f1'], rationale: '' },
      { rank: 2, therapies: ['vemurafenib'], tier: 'I', level: 'A', findings: ['f1'], rationale: '' },
    ];
    expect(model({ options }).options.map(({ resistance }) => resistance)).toEqual([['NRAS Q61K'], []]);
  });

  it('never leaves a resistance entry out: it is a row or it is named', () => {
    const { resistance, furtherResistance } = model();
    expect(resistance).toEqual([]);
    expect(furtherResistance).toEqual(['NRAS Q61K: vemurafenib (II-C)']);
    const options = [{ rank: 1, therapies: ['vemurafenib'], tier: 'II', level: 'D', findings: ['f1'], rationale: '' }];
    expect(model({ options }).resistance).toMatchObject([{ finding: 'NRAS Q61K', therapy: 'vemurafenib', citations: [1] }]);
  });

  it('says not reported where the case has no value', () => {
    expect(model({ patient: { pseudonym: 'P', sex: 'unknown', birthYear: null }, question: '' }).header).toMatchObject({
      sex: 'not reported',
      birthYear: 'not reported',
      question: 'not reported',
    });
  });

  it.each([
    ['draft', 'Drafted by the rule engine, taken over unchanged.'],
    ['changed', 'Drafted by the rule engine, changed by Dr. X.'],
    ['hand-written', 'Written by Dr. X.'],
  ] as const)('says of a %s decision where it came from', (origin, words) => {
    expect(model({ origin, author: { kind: 'person', ref: 'x', name: 'Dr. X' } }).headline.origin).toBe(words);
  });

  it.each([
    ['therapy', 'Therapy: dabrafenib + trametinib (Tier I-A); 1 more below'],
    ['further-testing', 'Further testing first'],
    ['no-recommendation', 'No recommendation'],
  ] as const)('heads a %s decision with its recommendation', (recommendation, headline) => {
    expect(model({ recommendation }).headline.recommendation).toBe(headline);
  });

  it('names the equals of the first option, and none that a resistance speaks against', () => {
    const option = (therapy: string, rank: number) =>
      ({ rank, therapies: [therapy], tier: 'I', level: 'A', findings: [], rationale: '' }) as const;
    const options = [option('drug a', 1), option('drug b', 2), option('drug c', 3)];
    const resistance = [{ finding: 'f9', therapies: ['drug b'], strength: 'full', tier: 'I', level: 'A' }] as const;
    expect(model({ recommendation: 'therapy', options, resistance }).headline.recommendation).toBe(
      'Therapy: drug a, or drug c (Tier I-A); 1 more below',
    );
  });
});

describe('timeWithZone', () => {
  it.each([
    ['2026-03-01T09:00:00.000Z', 'Europe/Berlin', '2026-03-01 10:00 GMT+1 (Europe/Berlin)'],
    ['2026-07-01T09:00:00.000Z', 'Europe/Berlin', '2026-07-01 11:00 GMT+2 (Europe/Berlin)'],
    ['2026-03-01T23:30:00.000Z', 'Asia/Kolkata', '2026-03-02 05:00 GMT+5:30 (Asia/Kolkata)'],
    ['2026-03-01T09:00:00.000Z', 'Mars/Base', '2026-03-01 09:00 GMT+0 (UTC)'],
  ])('prints %s in %s as %s', (at, zone, printed) => {
    expect(timeWithZone(at, zone)).toBe(printed);
  });
});
