import type { DraftRecommendation, DraftSentence } from '@consilium/domain';
import { melanoma } from '../case.fixture.ts';
import { composeDraft } from '../draft/compose-draft.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { verifyDraft } from './verify-draft.ts';

const { prioritization, snapshot } = melanoma();
const retrieval = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
const draft = composeDraft(prioritization, retrieval, '2026-03-01T08:00:00.000Z');

const factsOf = (id: string) => retrieval.passages.find(({ document }) => document.id === id)?.document.facts ?? {};
const QUOTE = 'In melanoma with BRAF V600E, dabrafenib and trametinib gave a longer response than one drug alone.';

type Planted = {
  readonly kind: 'quoted' | 'fact' | 'engine';
  readonly text: string;
  readonly citations: readonly object[];
  readonly section?: DraftSentence['section'];
};
const fact = (text: string, document = 'label:fda-1', fields: Readonly<Record<string, string>> = factsOf(document)): Planted => ({
  kind: 'fact',
  text,
  citations: [{ document, fields }],
});
const quoted = (text: string, quote: string, document = 'civic:EID10'): Planted => ({
  kind: 'quoted',
  text,
  citations: [{ document, quote }],
});
const engine = (text: string, ...paths: readonly string[]): Planted => ({
  kind: 'engine',
  text,
  citations: paths.map((path) => ({ document: 'explanation', path })),
});

/** What an untrusted drafter might hand in. */
const judged = (planted: Planted): DraftRecommendation => {
  const sentence = { id: 'planted', section: 'options', ...planted } as unknown as DraftSentence;
  return verifyDraft({ ...draft, sentences: [sentence] }, retrieval, prioritization);
};

describe('verifyDraft', () => {
  it('passes everything that the deterministic drafter says', () => {
    expect(verifyDraft(draft, retrieval, prioritization)).toEqual(draft);
    expect(draft.dropped).toEqual([]);
  });

  it.each<[string, Planted]>([
    ['a sentence of the source', quoted(`\u201C${QUOTE}\u201D`, QUOTE)],
    ['a record in our wording', fact('FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013.')],
    ['a statement of the run', engine('BRAF V600E (VAF 77 %): dabrafenib + trametinib, Tier I-A.', '/options/0', '/findings/0')],
    ['a count of the run', engine('1 of 3 findings not assessed.', '/findings')],
  ])('passes %s', (_what, planted) => {
    expect(judged(planted)).toMatchObject({ sentences: [{ id: 'planted' }], dropped: [] });
  });

  it.each<[string, Planted, string]>([
    [
      'a quotation that is not in the source',
      quoted(
        '\u201CIn melanoma with BRAF V600E, dabrafenib and trametinib gave a shorter response.\u201D',
        'In melanoma with BRAF V600E, dabrafenib and trametinib gave a shorter response.',
      ),
      'CLAIM.QUOTE_NOT_VERBATIM',
    ],
    [
      'a quotation of five words',
      quoted('\u201Cgave a longer response than\u201D', 'gave a longer response than'),
      'CLAIM.QUOTE_TOO_SHORT',
    ],
    [
      'a quotation that leaves the "not" behind',
      {
        ...quoted('\u201Creach its end point in this setting.\u201D', 'reach its end point in this setting.', 'civic:EID30'),
        section: 'evidence-against',
      },
      'CLAIM.QUOTE_CUTS_NEGATION',
    ],
    [
      'a quotation of a document that was not retrieved',
      quoted(`\u201C${QUOTE}\u201D`, QUOTE, 'civic:EID999'),
      'CLAIM.DOCUMENT_NOT_RETRIEVED',
    ],
    [
      'a quotation of words that are ours',
      quoted(
        '\u201CFDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013.\u201D',
        'FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013.',
        'label:fda-1',
      ),
      'CLAIM.NOT_QUOTABLE',
    ],
    [
      'a quotation with a claim of its own beside it',
      quoted(`Start osimertinib: \u201C${QUOTE}\u201D`, QUOTE),
      'CLAIM.THERAPY_UNSUPPORTED',
    ],
    ['a sentence that cites one span and shows another', quoted('\u201CA cure.\u201D', QUOTE), 'CLAIM.QUOTE_NOT_SHOWN'],
    [
      'a fact with a field that the record does not have',
      fact('FDA label, 2013.', 'label:fda-1', { region: 'EMA' }),
      'CLAIM.FIELD_DIFFERS',
    ],
    ['a fact without fields', fact('FDA label.', 'label:fda-1', {}), 'CLAIM.FIELD_DIFFERS'],
    ['a fact with another year', fact('FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2014.'), 'CLAIM.NUMBER_UNSUPPORTED'],
    ['a fact with a dose', fact('FDA label: dabrafenib 150 mg + trametinib, Melanoma with BRAF V600E, 2013.'), 'CLAIM.NUMBER_UNSUPPORTED'],
    ['a fact with another variant', fact('FDA label: dabrafenib + trametinib, Melanoma with BRAF V600K, 2013.'), 'CLAIM.GENE_UNSUPPORTED'],
    ['a fact with another gene', fact('FDA label: dabrafenib + trametinib, Melanoma with KRAS.'), 'CLAIM.GENE_UNSUPPORTED'],
    ['a fact with a drug of another record', fact('FDA label: vemurafenib, Melanoma with BRAF V600E, 2013.'), 'CLAIM.THERAPY_UNSUPPORTED'],
    [
      'a fact with a drug that no record names',
      fact('FDA label: dabrafenib + selpercatinib, Melanoma with BRAF V600E, 2013.'),
      'CLAIM.THERAPY_UNSUPPORTED',
    ],
    ['a fact with a trial number', fact('FDA label, NCT01234567.'), 'CLAIM.GENE_UNSUPPORTED'],
    [
      'a fact that grades itself',
      fact('FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, Tier I-A.'),
      'CLAIM.TIER_UNSUPPORTED',
    ],
    ['a fact with another level', fact('CIViC EID10, level B: BRAF V600E.', 'civic:EID10'), 'CLAIM.LEVEL_UNSUPPORTED'],
    ['a fact with quotation marks', fact('FDA label: \u201Cdabrafenib + trametinib\u201D.'), 'CLAIM.QUOTATION_MARKS'],
    [
      'resistance told as benefit',
      { ...fact('CIViC EID20: NRAS Q61K, Melanoma, sensitivity to vemurafenib.', 'civic:EID20'), section: 'resistance' },
      'CLAIM.POLARITY',
    ],
    ['benefit told as resistance', fact('FDA label: Melanoma with BRAF V600E, resistance to dabrafenib + trametinib.'), 'CLAIM.POLARITY'],
    [
      'a dissenting record told as support',
      { ...fact('CIViC EID30: sensitivity to dabrafenib + trametinib.', 'civic:EID30'), section: 'evidence-against' },
      'CLAIM.POLARITY',
    ],
    [
      'evidence against among the options',
      fact('CIViC EID30: does not support: sensitivity to dabrafenib + trametinib.', 'civic:EID30'),
      'CLAIM.STANCE',
    ],
    [
      'a better tier than the engine gave',
      engine('NRAS Q61K: resistance to vemurafenib, Tier I-A.', '/resistance/0', '/findings/1'),
      'CLAIM.TIER_UNSUPPORTED',
    ],
    [
      'another allele fraction',
      engine('BRAF V600E (VAF 78 %): dabrafenib + trametinib, Tier I-A.', '/options/0', '/findings/0'),
      'CLAIM.NUMBER_UNSUPPORTED',
    ],
    ['a path that leads nowhere', engine('No resistance marker.', '/resistance/9'), 'CLAIM.PATH_UNRESOLVED'],
    ['a path to everything', engine('All is well.', ''), 'CLAIM.PATH_UNRESOLVED'],
    ['a path into the prototype', engine('All is well.', '/constructor'), 'CLAIM.PATH_UNRESOLVED'],
    ['a statement that hides behind a whole list', engine('BRAF V600E: dabrafenib, Tier I-A.', '/findings'), 'CLAIM.GENE_UNSUPPORTED'],
    ['a count that is not the run\u2019s', engine('2 of 3 findings not assessed.', '/options'), 'CLAIM.NUMBER_UNSUPPORTED'],
    ['hidden characters', engine('No resistance\u200b marker.', '/resistance'), 'CLAIM.HIDDEN_CHARACTERS'],
    ['right-to-left override', engine('No resistance \u202emarker.', '/resistance'), 'CLAIM.HIDDEN_CHARACTERS'],
    ['no citation', { kind: 'engine', text: 'Give the drug.', citations: [] }, 'CLAIM.NO_CITATION'],
    ['a kind of its own', { kind: 'opinion' as 'fact', text: 'Give the drug.', citations: [{}] }, 'CLAIM.KIND_UNKNOWN'],
  ])('drops %s whole, and lists it with its code', (_what, planted, code) => {
    const { sentences, dropped } = judged(planted);
    expect(sentences).toEqual([]);
    expect(dropped).toEqual([{ text: planted.text, codes: expect.arrayContaining([code]) }]);
  });

  it('drops what rests on a retracted source', () => {
    const retracted = {
      ...retrieval,
      passages: retrieval.passages.map((passage) => ({ ...passage, document: { ...passage.document, retracted: true } })),
    };
    const { sentences, dropped } = verifyDraft(draft, retracted, prioritization);
    expect(sentences.filter(({ kind }) => kind !== 'engine')).toEqual([]);
    expect(dropped.every(({ codes }) => codes.includes('CLAIM.DOCUMENT_RETRACTED'))).toBe(true);
    expect(dropped.length).toBeGreaterThan(0);
  });

  it('takes options and resistance from the engine, whatever a drafter put there', () => {
    const forged = { ...draft, options: [], resistance: [] };
    expect(verifyDraft(forged, retrieval, prioritization)).toMatchObject({
      options: prioritization.options,
      resistance: prioritization.resistance,
    });
  });
});
