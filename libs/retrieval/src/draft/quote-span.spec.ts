import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import { anItem } from '../case.fixture.ts';
import { bestQuote, quoteFrom, resisting } from './quote-span.ts';

const quote = (statement: string | null, facets: readonly string[] = ['vemurafenib', 'BRAF V600E', 'Melanoma'], flagged = false) => {
  const [record] = recordsOf([anItem({ id: 'civic:EID1', statement, flagged })]).values();
  return record ? (quoteFrom(documentOf(record), facets)?.quote ?? null) : null;
};

describe('quoteFrom', () => {
  it.each([
    [
      'takes the sentence that names most of the facets',
      'A first made-up sentence about nothing at all. Vemurafenib gave responses in BRAF V600E melanoma of this test.',
      'Vemurafenib gave responses in BRAF V600E melanoma of this test.',
    ],
    [
      'does not end a quotation at an abbreviation',
      'With vemurafenib, BRAF V600E melanoma progressed later (5.3 months vs. 1.6 months) in this test.',
      'With vemurafenib, BRAF V600E melanoma progressed later (5.3 months vs. 1.6 months) in this test.',
    ],
    [
      'finds a variant that is written with a hyphen',
      'In BRAF-V600E tumors vemurafenib gave responses in this test.',
      'In BRAF-V600E tumors vemurafenib gave responses in this test.',
    ],
    ['does not quote a sentence that names the drug alone', 'There is much to say about vemurafenib in general here.', null],
    ['does not quote a sentence of five words', 'Vemurafenib helps BRAF V600E melanoma.', null],
    ['does not quote our own wording', null, null],
  ])('%s', (_rule, statement, expected) => {
    expect(quote(statement)).toBe(expected);
  });

  const resistanceIn = (statement: string) => {
    const [record] = recordsOf([anItem({ id: 'civic:EID1', statement })]).values();
    return record ? bestQuote(resisting([{ document: documentOf(record) }], ['BRAF']), ['vemurafenib', 'BRAF V600E', 'Melanoma']) : null;
  };

  it.each([
    ['names the finding', 'Melanoma with BRAF and MEK1 changes was resistant to vemurafenib in this test.', true],
    ['only tells who was treated', 'This made-up study gave vemurafenib for chemotherapy refractory BRAF melanoma to patients.', false],
    ['names no finding', 'Melanoma of this made-up test did not respond to vemurafenib at all.', false],
  ])('quotes under resistance a sentence that %s: %s', (_, statement, isQuoted) => {
    expect(resistanceIn(statement) !== null).toBe(isQuoted);
  });

  it('does not quote a trial under way under an option', () => {
    const plan = 'There is an ongoing trial of vemurafenib in BRAF V600E melanoma here.';
    const [record] = recordsOf([anItem({ id: 'civic:EID1', statement: plan })]).values();
    expect(record && quoteFrom(documentOf(record), ['vemurafenib', 'BRAF V600E', 'Melanoma'], { tone: 'plain' })).toBeNull();
  });

  it('does not quote a flagged record', () => {
    expect(quote('Vemurafenib gave responses in BRAF V600E melanoma of this test.', undefined, true)).toBeNull();
  });
});
