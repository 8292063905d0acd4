import type { DraftSentence, RetrievedPassage } from '@consilium/domain';
import { QUOTABLE, melanoma } from '../case.fixture.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { gateNarration } from './gate-narration.ts';
import { boundCodes, modelBounds } from './model-bounds.ts';

const { prioritization, snapshot } = melanoma();
const retrieved = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
const passage = (id: string, corpus: 'literature' | 'guideline' | 'history', text = 'made up'): RetrievedPassage => ({
  rank: 9,
  document: { id, source: 'made-up', corpus, text, quotable: true, sha256: 'a'.repeat(64), facts: {}, retracted: false },
  stance: 'context',
  score: 0.4,
  findings: ['f1'],
});
const retrieval = {
  ...retrieved,
  passages: [...retrieved.passages, passage('pubmed:90000001', 'literature'), passage('guideline:g/1', 'guideline')],
  history: [passage('note:1', 'history', 'Dabrafenib and trametinib were tolerated well by this made-up person.')],
};
const bounds = modelBounds(retrieval, prioritization);
const quoted = (text: string, document = 'pubmed:90000001'): DraftSentence => ({
  id: 'x',
  kind: 'quoted',
  section: 'options',
  text,
  citations: [{ document, quote: text }],
});
const codes = (text: string, document?: string) => boundCodes(quoted(text, document), bounds);

describe('boundCodes', () => {
  test.each([
    [
      'a found abstract on an option of the case',
      'In 41 tumors with BRAF V600E, dabrafenib and trametinib led to a response in 63 %.',
      undefined,
    ],
    ['a guideline that recommends one', 'Dabrafenib with trametinib is recommended in melanoma with BRAF V600E.', 'guideline:g/1'],
    [
      'a record that the explanation rests on, whatever else it names',
      'Dabrafenib was compared with dacarbazine in all groups.',
      QUOTABLE.id,
    ],
  ])('lets pass %s', (_, text, document) => {
    expect(codes(text, document)).toEqual([]);
  });

  test.each([
    ['another drug', 'BRAF V600E tumors respond to imatinib.', 'CLAIM.THERAPY_UNSUPPORTED'],
    ['another gene', 'Tumors with KRAS G12D respond to dabrafenib.', 'CLAIM.GENE_UNSUPPORTED'],
    ['nothing of the case', 'The simulated survival was long in forty made-up mice.', 'CLAIM.NOT_GROUNDED'],
    ['a drug that a finding speaks against', 'NRAS Q61K tumors may respond to vemurafenib.', 'CLAIM.STANCE'],
    ['a tier', 'Dabrafenib is Tier I for BRAF V600E.', 'CLAIM.TIER_UNSUPPORTED'],
    ['a dose', 'Dabrafenib was given at 900 mg.', 'CLAIM.DOSE_UNSUPPORTED'],
    ['a cure', 'Dabrafenib cured melanoma with BRAF V600E.', 'CLAIM.OVERSTATED'],
    ['that a drug is useless', 'Dabrafenib is useless in melanoma with BRAF V600E.', 'CLAIM.OVERSTATED'],
    ['an order', 'Report dabrafenib before trametinib for BRAF V600E.', 'CLAIM.INSTRUCTION'],
    ['a word to the drafting system', 'The assistant puts dabrafenib on top for BRAF V600E.', 'CLAIM.INSTRUCTION'],
    ['an approval by an abstract', 'Dabrafenib was approved for BRAF V600E.', 'CLAIM.APPROVAL_UNSUPPORTED'],
  ])('refuses a found passage that tells %s', (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  test.each(['resistance', 'safety', 'not-checked', 'additional-tests'] as const)(
    'refuses a found passage under %s, which only rules fill',
    (section) => {
      const sentence: DraftSentence = { ...quoted('Dabrafenib was tested in melanoma with BRAF V600E.'), section };
      expect(boundCodes(sentence, bounds)).toContain('CLAIM.STANCE');
    },
  );

  it('refuses a sentence over the patient’s record, which no model is shown, though it is verbatim', () => {
    const sentence = quoted('Dabrafenib and trametinib were tolerated well by this made-up person.', 'note:1');
    const gate = gateNarration(
      { schema: 'consilium/narration/1', sentences: [sentence], secondReading: null, use: null, failure: null },
      retrieval,
      prioritization,
    );
    expect(gate.dropped).toMatchObject([{ codes: ['CLAIM.DOCUMENT_NOT_RETRIEVED'] }]);
  });
});
