import type { Prioritization } from '@consilium/domain';
import { NO_PASSAGES, aFinding, aMatch, aPrioritization, aResult, aSnapshot, anItem } from '../case.fixture.ts';
import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import { renderFact } from '../document/render-fact.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { polarityCodes } from '../verify/polarity.ts';
import { composeDraft } from './compose-draft.ts';

const AT = '2026-03-01T08:00:00.000Z';
const empty = (given: Partial<Prioritization>) => composeDraft(aPrioritization(given), NO_PASSAGES, AT);
const option = {
  rank: 1,
  therapies: ['drug0'],
  direction: 'sensitivity' as const,
  tier: 'I' as const,
  level: 'A' as const,
  findings: ['f1'],
  items: [],
  contested: false,
  lowConfidence: false,
  notes: [],
};

describe('facts of an option', () => {
  it('are of advanced disease before treatment around surgery', async () => {
    const label = (id: string, line: string | null) =>
      anItem({ id: `label:${id}`, kind: 'label', region: 'FDA', therapies: ['drug0'], level: null, rating: null, year: null, line });
    const items = [
      label('a', 'adjuvant after resection'),
      label('b', 'unresectable stage III after chemoradiation'),
      label('c', 'first line'),
    ];
    const result = aResult({ therapies: ['drug0'], matched: items.map((item) => aMatch(item, { gives: 'I-A' })) });
    const prioritization = aPrioritization({
      findings: [aFinding({ results: [result] })],
      options: [{ ...option, items: items.map(({ id }) => id) }],
    });
    const snapshot = aSnapshot(items);
    const draft = composeDraft(prioritization, await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot)), AT);
    const facts = draft.sentences.filter(({ kind, section }) => kind === 'fact' && section === 'options');
    expect(facts.map(({ citations }) => citations[0]?.document)).toEqual(['label:c', 'label:a']);
  });
});

describe('sentences that the gate must keep', () => {
  it('keeps an option whose notes tell the resistance of another finding with its tier', () => {
    const entry = {
      therapies: ['drug0'],
      finding: 'f2',
      strength: 'full',
      tier: 'I',
      level: 'B',
      items: [],
      inClass: true,
      rulesOut: [],
    } as const;
    const noted = { ...option, notes: ['resistance also reported (Tier I-B): ERBB2 amplification'] };
    const { sentences, dropped } = empty({
      findings: [aFinding({}), aFinding({ finding: 'f2', label: 'ERBB2 amplification', tier: 'I', level: 'B' })],
      options: [noted],
      resistance: [entry],
    });
    expect(dropped).toEqual([]);
    expect(sentences.find(({ section }) => section === 'options')).toMatchObject({
      text: 'BRAF V600E (VAF 77 %): drug0, Tier I-A; resistance also reported (Tier I-B): ERBB2 amplification.',
      citations: [{ path: '/options/0' }, { path: '/findings/0' }, { path: '/resistance/0' }],
    });
  });

  it.each([
    ['label:a is for: first line; the case does not state that.', 'the label is for: first line'],
    ['guideline:a is for: first line; the case does not state that.', 'the guideline is for: first line'],
    ['guideline:a, guideline:b are for: first line; the case does not state that.', 'the guideline is for: first line'],
  ])('calls a record by its kind: %s', (note, told) => {
    const { sentences } = empty({ findings: [aFinding({})], options: [{ ...option, notes: [note] }] });
    expect(sentences.find(({ section }) => section === 'options')?.text).toContain(`; ${told};`);
  });

  it('tells which option a germline sample would bring up', () => {
    const why = 'label:x is on a germline change';
    const missing = aResult({
      tier: 'II',
      level: 'C',
      therapies: ['olaparib'],
      missingTests: [{ test: 'germline confirmation', why }],
      counterfactual: 'would be I-A if the change were germline',
    });
    const elsewhere = aResult({
      therapies: ['rucaparib'],
      missingTests: [{ test: 'germline confirmation', why: 'civic:y is on a germline change' }],
    });
    const { sentences, dropped } = empty({ findings: [aFinding({ results: [elsewhere, missing] })] });
    expect(dropped).toEqual([]);
    expect(sentences.find(({ section }) => section === 'additional-tests')?.text).toBe(
      'germline confirmation: label:x is on a germline change; olaparib would be I-A if the change were germline.',
    );
  });

  it('counts what a finding does not mark in another tumor, and never tells it as against the diagnosis here', () => {
    const elsewhere = aMatch(anItem({ id: 'civic:E', diseaseName: 'Lymphoid Leukemia' }), { diseaseRelation: 'other' });
    const diagnostic = aResult({ significance: 'diagnostic', direction: 'positive', therapies: [], against: [elsewhere] });
    const { sentences, dropped } = empty({ findings: [aFinding({ results: [diagnostic] })] });
    expect(dropped).toEqual([]);
    expect(sentences.filter(({ section }) => section === 'evidence-against').map(({ text }) => text)).toEqual([
      'No evidence against in this tumor type; 1 record against, from other tumor types, listed with the findings.',
    ]);
  });

  it.each([
    ['withdrawn', 'approval withdrawn at the request of the applicant'],
    ['narrowed', 'the label was narrowed to another change'],
  ])('keeps a label that was %s, as evidence against', (_, line) => {
    const item = anItem({ id: 'label:x', kind: 'label', region: 'FDA', supports: false, line, level: null, rating: null });
    const [record] = recordsOf([item]).values();
    const { facts } = record === undefined ? { facts: {} } : documentOf(record);
    expect(renderFact('label:x', facts)).toContain(`does not support: sensitivity to vemurafenib, ${line}`);
    expect(polarityCodes(renderFact('label:x', facts), facts)).toEqual([]);
  });
});
