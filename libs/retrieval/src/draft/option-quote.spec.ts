import type { RetrievedPassage, SourceDocument, TherapyOption } from '@consilium/domain';
import { aFinding, aPrioritization, anItem } from '../case.fixture.ts';
import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import { draftContext } from './draft-context.ts';
import { optionQuote } from './option-quote.ts';

const OPTION: TherapyOption = {
  rank: 1,
  therapies: ['vemurafenib'],
  direction: 'sensitivity',
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  items: [],
  contested: false,
  lowConfidence: false,
  notes: [],
};
const passage = (document: SourceDocument, given: Partial<RetrievedPassage> = {}): RetrievedPassage => ({
  rank: 1,
  document,
  stance: 'context',
  score: 0.5,
  findings: ['f1'],
  ...given,
});
const abstract = (text: string, given: Partial<SourceDocument> = {}): SourceDocument => ({
  id: 'pubmed:90000001',
  source: 'pubmed',
  text,
  quotable: true,
  sha256: 'a'.repeat(64),
  facts: {},
  retracted: false,
  corpus: 'literature',
  ...given,
});
const record = (statement: string, given: Partial<Parameters<typeof anItem>[0]> = {}): SourceDocument => {
  const [item] = recordsOf([anItem({ id: 'civic:EID77', statement, ...given })]).values();
  if (!item) throw new Error('no record');
  return documentOf(item);
};
const quoteOf = (passages: readonly RetrievedPassage[], own: readonly RetrievedPassage[] = []) => {
  const prioritization = aPrioritization({ findings: [aFinding({ finding: 'f1' })], options: [OPTION] });
  return optionQuote(
    OPTION,
    own,
    draftContext(prioritization, { schema: 'consilium/retrieval/1', passages: [...own, ...passages], warnings: [] }),
  );
};

const GOOD = 'In this made-up cohort vemurafenib gave responses in melanoma with BRAF V600E.';

describe('optionQuote', () => {
  it.each<[string, readonly RetrievedPassage[], string | null]>([
    ['a sentence of an abstract on drug and gene', [passage(abstract(GOOD))], GOOD],
    ['none of an abstract on another drug', [passage(abstract(GOOD.replace('vemurafenib', 'dabrafenib')))], null],
    [
      'none of an abstract on another gene',
      [passage(abstract('In this made-up cohort vemurafenib gave responses in melanoma with NRAS Q61K.'))],
      null,
    ],
    ['none that denies', [passage(abstract('In this made-up cohort vemurafenib gave no responses in melanoma with BRAF V600E.'))], null],
    [
      'none that speaks of resistance',
      [passage(abstract('In this made-up cohort melanoma with BRAF V600E was resistant to vemurafenib early.'))],
      null,
    ],
    ['none of an abstract without the right to quote', [passage(abstract(GOOD, { quotable: false }))], null],
    ['none of a retracted abstract', [passage(abstract(GOOD, { standing: 'retracted' }))], null],
    ['none from outside the window that was found', [passage(abstract(`A first made-up sentence. ${GOOD}`), { window: [0, 25] })], null],
    ['one from within the window', [passage(abstract(`A first made-up sentence. ${GOOD}`), { window: [26, 26 + GOOD.length] })], GOOD],
    ['one of a record for exactly the drug', [passage(record(GOOD), { stance: 'for' })], GOOD],
    [
      'none of a record for another combination',
      [passage(record(GOOD, { therapies: ['vemurafenib', 'cobimetinib'] }), { stance: 'for' })],
      null,
    ],
    ['none of a record that speaks against', [passage(record(GOOD), { stance: 'against' })], null],
    ['none of a record for another finding', [passage(record(GOOD), { stance: 'for', findings: ['f2'] })], null],
  ])('takes %s', (_name, passages, quote) => {
    expect(quoteOf(passages)?.quote ?? null).toBe(quote);
  });

  it('takes one from a document that its publisher warns of only where there is no other', () => {
    const warned = passage(abstract(`${GOOD.replace('.', '')} with a long progression-free survival.`, { standing: 'concern' }));
    const other = passage(abstract(GOOD, { id: 'pubmed:90000002' }));
    expect(quoteOf([warned, other])?.document).toBe('pubmed:90000002');
    expect(quoteOf([warned])?.document).toBe('pubmed:90000001');
  });
});
