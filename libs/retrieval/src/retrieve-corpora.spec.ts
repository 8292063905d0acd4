import { aCorpus, aCorpusDocument } from '@consilium/testing';
import { melanoma } from './case.fixture.ts';
import { createEvidenceDesk } from './evidence-desk.ts';
import { searchEverything } from './search-evidence.ts';
import { createCorpusIndex } from './search/corpus/corpus-index.ts';
import { buildDocumentIndex } from './search/document-index.ts';

const paper = (at: number, text: string, given: Partial<Parameters<typeof aCorpusDocument>[0]> = {}) =>
  aCorpusDocument({ id: `pubmed:9000010${at}`, text, ...given });
const SPEAKS = 'Made-up patients with melanoma and BRAF V600E were given vemurafenib, and half of them answered.';
const literature = [
  ...Array.from({ length: 8 }, (_, at) => paper(at, `${'Word '.repeat(at)}${SPEAKS} This was report number ${at} of eight.`)),
  paper(8, 'BRAF V600E melanoma under vemurafenib: this report was withdrawn.', { standing: 'retracted' }),
  paper(9, 'A made-up text on sampling and on storage of material.'),
];
const guideline = [
  aCorpusDocument({ id: 'guideline:made-up/1', corpus: 'guideline', text: 'Offer vemurafenib to adults with melanoma and BRAF V600E.' }),
];
const corpora = createCorpusIndex([aCorpus(literature), aCorpus(guideline, 'guideline')]);
const note = aCorpusDocument({ id: 'note:1', corpus: 'history', text: 'Melanoma with BRAF V600E, under vemurafenib since spring.' });
const idsOf = (passages: readonly { readonly document: { readonly id: string } }[] = []) => passages.map(({ document }) => document.id);

describe('retrieve with corpora', () => {
  const { prioritization, snapshot } = melanoma();

  it('gives each corpus places of its own and loses no record for them', async () => {
    const desk = createEvidenceDesk();
    const before = await desk.retrieve(prioritization, snapshot);
    const { passages } = await desk.retrieve(prioritization, snapshot, { corpora });
    expect(idsOf(passages)).toEqual(expect.arrayContaining([...idsOf(before.passages), 'guideline:made-up/1']));
    expect(passages.filter(({ document }) => document.corpus === 'literature').length).toBeLessThanOrEqual(4);
    expect(passages.find(({ document }) => document.corpus === 'guideline')?.window).toEqual([0, 57]);
  });

  it('leaves a retracted document out and says so', async () => {
    const { passages, warnings } = await createEvidenceDesk().retrieve(prioritization, snapshot, { corpora });
    expect(idsOf(passages)).not.toContain('pubmed:90000108');
    expect(warnings).toContain('One retracted document was left out.');
  });

  it('leaves out a text that speaks of none of the genes', async () => {
    const { passages } = await createEvidenceDesk().retrieve(prioritization, snapshot, { corpora });
    expect(idsOf(passages)).not.toContain('pubmed:90000109');
  });

  it('keeps the record of the patient in a list of its own and forgets it after the call', async () => {
    const desk = createEvidenceDesk();
    const withHistory = await desk.retrieve(prioritization, snapshot, { corpora, history: [note], decisions: [] });
    expect(idsOf(withHistory.history)).toEqual(['note:1']);
    expect(withHistory.decisions).toEqual([]);
    expect(idsOf(withHistory.passages)).not.toContain('note:1');
    const next = await desk.retrieve(prioritization, snapshot, { corpora });
    expect(next.history).toBeUndefined();
    expect(JSON.stringify(next)).not.toContain('since spring');
    expect(next.passages).toEqual(withHistory.passages);
  });
});

describe('searchEverything', () => {
  const { snapshot } = melanoma();
  it('shows texts of each corpus beside records', async () => {
    const hits = await searchEverything({ text: 'BRAF V600E melanoma vemurafenib', k: 8 }, snapshot, buildDocumentIndex(snapshot), corpora);
    const sources = hits.map(({ document }) => document.corpus ?? 'knowledge');
    expect(new Set(sources)).toEqual(new Set(['knowledge', 'literature', 'guideline']));
    expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, at) => at + 1));
  });
});
