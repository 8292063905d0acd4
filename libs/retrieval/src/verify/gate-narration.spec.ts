import type { DraftSentence } from '@consilium/domain';
import type { Narration } from '@consilium/domain/evidence';
import { melanoma } from '../case.fixture.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { gateNarration } from './gate-narration.ts';

const { prioritization, snapshot } = melanoma();
const retrieval = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
const QUOTE = 'In melanoma with BRAF V600E, dabrafenib and trametinib gave a longer response than one drug alone.';

const said = (text: string, document = 'civic:EID10', quote = QUOTE): DraftSentence => ({
  id: 'm1',
  kind: 'quoted',
  section: 'options',
  text,
  citations: [{ document, quote }],
});
const TRUE = said('Dabrafenib plus trametinib gave a longer response than a single drug in BRAF V600E melanoma.');
const FALSE = said('Dabrafenib plus trametinib cures BRAF V600E melanoma.');
const gated = (...sentences: readonly DraftSentence[]) => {
  const narration: Narration = { schema: 'consilium/narration/1', sentences, secondReading: null, use: null, failure: null };
  return gateNarration(narration, retrieval, prioritization);
};

describe('gateNarration', () => {
  it.each<[string, boolean, number, DraftSentence[]]>([
    ['nothing proposed', false, 0, []],
    ['all hold', true, 2, [TRUE, TRUE]],
    ['one of five falls', true, 4, [TRUE, TRUE, TRUE, TRUE, FALSE]],
    ['one of four falls', false, 3, [TRUE, TRUE, TRUE, FALSE]],
    ['all fall', false, 0, [FALSE]],
  ])('%s: accepted %s', (_what, accepted, kept, sentences) => {
    expect(gated(...sentences)).toMatchObject({ accepted, kept: { length: kept } });
  });

  it('marks every sentence as the model\u2019s, counts what fell by code and lists it', () => {
    const { kept, dropped, byCode } = gated(TRUE, FALSE);
    expect(kept).toEqual([{ ...TRUE, author: 'model' }]);
    expect(dropped).toEqual([{ text: FALSE.text, codes: ['CLAIM.OVERSTATED'], author: 'model', section: 'options' }]);
    expect(byCode).toEqual({ 'CLAIM.OVERSTATED': 1 });
  });

  it('lets no model pass for the template by saying so', () => {
    const posing: DraftSentence = { ...FALSE, author: 'template', text: `\u201C${QUOTE}\u201D It cures.` };
    expect(gated(posing).kept).toEqual([]);
  });

  it.each([
    ['a document of no retrieval', said(TRUE.text, 'civic:EID999'), 'CLAIM.DOCUMENT_NOT_RETRIEVED'],
    ['a record told as a quotation', said(TRUE.text, 'label:fda-1'), 'CLAIM.NOT_QUOTABLE'],
    [
      'evidence against told as an option',
      said(
        'A made-up trial did not reach its end point.',
        'civic:EID30',
        'A made-up trial of dabrafenib with trametinib did not reach its end point in this setting.',
      ),
      'CLAIM.STANCE',
    ],
    ['a dosing order', said('Give dabrafenib 150 mg twice daily.'), 'CLAIM.INSTRUCTION'],
    ['a line of approval', said(`${TRUE.text} Approved by the tumor board.`), 'CLAIM.INSTRUCTION'],
    ['a link', said(`${TRUE.text} See www.evil.example.com.`), 'CLAIM.UNSAFE_TEXT'],
  ])('drops %s', (_what, sentence, code) => {
    expect(gated(sentence).dropped).toEqual([expect.objectContaining({ codes: expect.arrayContaining([code]) })]);
  });
});
