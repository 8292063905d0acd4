import type { Prioritization } from '@consilium/domain';
import {
  LABEL,
  NO_PASSAGES,
  RESISTANCE,
  aFinding,
  aMatch,
  aPrioritization,
  aResult,
  aSnapshot,
  anItem,
  melanoma,
} from '../case.fixture.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { composeDraft } from './compose-draft.ts';

const AT = '2026-03-01T08:00:00.000Z';
const drafted = async ({ prioritization, snapshot } = melanoma()) =>
  composeDraft(prioritization, await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot)), AT);
const empty = (given: Partial<Prioritization> = {}) => composeDraft(aPrioritization(given), NO_PASSAGES, AT);

describe('composeDraft', () => {
  it('puts resistance first, then the options, each with the record that carries its tier', async () => {
    const { sentences } = await drafted();
    expect(sentences.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'resistance-1 NRAS Q61K (VAF 5 %): resistance to vemurafenib, Tier II-C; speaks against vemurafenib.',
      'resistance-2 CIViC EID20, level C, 4 stars: NRAS Q61K, Melanoma, resistance to vemurafenib, 2012, PMID 20000002.',
      'options-1 BRAF V600E (VAF 77 %): dabrafenib + trametinib, Tier I-A, contested.',
      'options-2 FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013.',
      'options-3 CIViC EID10, level A, 4 stars: BRAF V600E, Melanoma, sensitivity to dabrafenib + trametinib, 2012, PMID 20000001.',
      'options-4 \u201CIn melanoma with BRAF V600E, dabrafenib and trametinib gave a longer response than one drug alone.\u201D',
      'evidence-against-1 Against dabrafenib + trametinib for BRAF V600E.',
      'evidence-against-2 CIViC EID30, level B, 4 stars: BRAF V600E, Melanoma, does not support: sensitivity to dabrafenib + trametinib, 2012, PMID 20000003.',
      'evidence-against-3 \u201CA made-up trial of dabrafenib with trametinib did not reach its end point in this setting.\u201D',
      'not-checked-1 12 of 40 variants not annotated: only known hotspot positions were checked.',
      'not-checked-2 1 of 3 findings not assessed: no evidence and no oncogenicity criteria in the loaded knowledge.',
      'additional-tests-1 PD-L1 expression: the record needs it.',
    ]);
  });

  it('says the same of the same case, byte for byte', async () => {
    expect(JSON.stringify(await drafted())).toBe(JSON.stringify(await drafted()));
  });

  it('says of an empty case that nothing speaks for or against, and drops none of these sentences', () => {
    const { sentences, dropped } = empty();
    expect(dropped).toEqual([]);
    expect([...new Set(sentences.map(({ section }) => section))]).toEqual([
      'resistance',
      'options',
      'evidence-against',
      'not-checked',
      'additional-tests',
    ]);
  });

  it('does not call the findings free of resistance where the table lists some of other tumor types', () => {
    const entry = {
      therapies: ['cetuximab'],
      finding: 'f1',
      strength: 'full',
      tier: 'II',
      level: 'C',
      items: [],
      inClass: false,
      rulesOut: [],
    } as const;
    const told = empty({ resistance: [entry] }).sentences.filter(({ section }) => section === 'resistance');
    expect(told.map(({ text }) => text)).toEqual([
      'No resistance evidence in this tumor type; 1 entry from other tumor types in the table.',
    ]);
    expect(empty({ resistance: [] }).sentences[0]?.text).toBe('No resistance marker among the findings.');
  });

  it('tells resistance of this tumor type, however weak, and never leaves it to the table', () => {
    const entry = {
      therapies: ['larotrectinib'],
      finding: 'f1',
      strength: 'full',
      tier: 'II',
      level: 'D',
      items: [],
      inClass: true,
      rulesOut: [],
    } as const;
    const told = empty({ findings: [aFinding({ finding: 'f1' })], resistance: [entry] }).sentences.find(
      ({ section }) => section === 'resistance',
    );
    expect(told?.text).toContain('resistance to larotrectinib, Tier II-D');
  });

  it('asks for no test that would not change the first options', () => {
    const missing = aResult({ tier: 'I', level: 'A', missingTests: [{ test: 'NF1 loss', why: 'a record asks for it' }] });
    const told = empty({ findings: [aFinding({ tier: 'I', level: 'A', results: [missing] })] }).sentences.filter(
      ({ section }) => section === 'additional-tests',
    );
    expect(told.map(({ text }) => text)).toEqual([
      'No additional test is asked for by the rules; 1 record asks for other alterations, listed with the findings.',
    ]);
  });

  it('abstains without a match of tier I or II, and names rule and what would resolve it', () => {
    const missing = aResult({ tier: null, level: null, missingTests: [{ test: 'EGFR status', why: 'not assayed' }] });
    expect(empty({ findings: [aFinding({ tier: null, results: [missing] })] }).abstained).toEqual({
      rule: 'draft.no-tier-forming-match',
      because: 'The loaded knowledge has no therapy of Tier I or II for the finding.',
      wouldResolve: 'EGFR status: not assayed',
    });
    expect(empty().abstained?.rule).toBe('draft.no-tier-forming-match');
  });

  it('names the counterfactual when no test would help', () => {
    const other = aResult({ tier: 'III', level: null, counterfactual: 'would be I-A if the histology were LUAD' });
    expect(empty({ findings: [aFinding({ tier: 'III', level: null, results: [other] })] }).abstained?.wouldResolve).toBe(
      'BRAF V600E would be I-A if the histology were LUAD',
    );
  });

  it('does not abstain when there is an option of tier I or II', async () => {
    expect((await drafted()).abstained).toBeNull();
  });

  const option = (index: number, tier: 'I' | 'II' | 'III') => ({
    rank: index + 1,
    therapies: [`drug${index}`],
    direction: 'sensitivity' as const,
    tier,
    level: tier === 'I' ? ('A' as const) : tier === 'II' ? ('C' as const) : null,
    findings: ['f1'],
    items: [],
    contested: false,
    lowConfidence: false,
    notes: [],
  });

  it('narrates a dozen options and counts the rest', () => {
    const { sentences } = empty({
      findings: [aFinding({})],
      options: Array.from({ length: 26 }, (_, index) => option(index, index < 20 ? 'I' : 'III')),
    });
    const told = sentences.filter(({ section }) => section === 'options');
    expect(told).toHaveLength(13);
    expect(told.at(-1)?.text).toBe('And 14 more options in the table.');
  });

  it('never leaves a Tier I option untold for a Tier II option that ranks above it', () => {
    const options = [...Array.from({ length: 12 }, (_, index) => option(index, 'II')), option(12, 'I')];
    expect(empty({ findings: [aFinding({})], options }).sentences.some(({ text }) => text.includes('drug12, Tier I-A'))).toBe(true);
  });

  it('prints every warning of the run, also when its sentence cannot stand', () => {
    const { warnings, sentences } = empty({ warnings: ['A hidden\u200b warning', 'Fact label:x is unverified'] });
    expect(warnings).toEqual(['A hidden\u200b warning', 'Fact label:x is unverified']);
    expect(sentences.some(({ text }) => text === 'Fact label:x is unverified.')).toBe(true);
  });

  it('marks an unverified fact in its own sentence', async () => {
    const unverified = anItem({ ...LABEL, verification: { status: 'unverified' } });
    const result = aResult({ therapies: unverified.therapies, lowConfidence: true, matched: [aMatch(unverified)] });
    const prioritization = aPrioritization({
      findings: [aFinding({ results: [result] })],
      options: [{ ...option(0, 'I'), therapies: unverified.therapies, items: [unverified.id], lowConfidence: true }],
    });
    const { sentences } = await drafted({ prioritization, snapshot: aSnapshot([unverified]) });
    expect(sentences.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'BRAF V600E (VAF 77 %): dabrafenib + trametinib, Tier I-A, low confidence.',
        'FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013; unverified.',
      ]),
    );
  });

  it('says that no regulatory source was loaded, once', async () => {
    const { sentences } = await drafted({ prioritization: aPrioritization(), snapshot: aSnapshot([RESISTANCE]) });
    expect(sentences.filter(({ text }) => /regulatory source/.test(text)).map(({ text }) => text)).toEqual([
      'No regulatory source is loaded: approvals were not checked.',
    ]);
  });

  it.each([
    ['current', null],
    ['corrected', 'A cited source was corrected by its publisher; its mark says which.'],
    ['concern', 'A cited source stands under an expression of concern by its publisher; its mark says which.'],
  ] as const)('tells of a cited abstract that is %s by its publisher: %p', async (standing, told) => {
    const { prioritization, snapshot } = melanoma();
    const read = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
    const text = 'In this made-up phase III cohort dabrafenib with trametinib gave responses in melanoma with BRAF V600E.';
    const document = {
      id: 'pubmed:90000001',
      source: 'pubmed',
      text,
      quotable: true,
      sha256: 'a'.repeat(64),
      facts: {},
      retracted: false,
      corpus: 'literature',
      standing,
    } as const;
    const passages = [
      ...read.passages.filter(({ document: { id } }) => id !== 'civic:EID10'),
      { rank: 99, document, stance: 'context' as const, score: 0.5, findings: ['f1'] },
    ];
    const { sentences } = composeDraft(prioritization, { ...read, passages }, AT);
    expect(sentences.some((sentence) => sentence.text.includes(text))).toBe(true);
    const standingTold = sentences.filter((sentence) => sentence.text.startsWith('A cited source')).map((sentence) => sentence.text);
    expect(standingTold).toEqual(told === null ? [] : [told]);
  });

  it('prints evidence against, what could not be checked and additional tests for any case', () => {
    for (const given of [{}, { options: [option(0, 'I')] }, { findings: [aFinding({})] }]) {
      const sections = new Set(empty(given).sentences.map(({ section }) => section));
      for (const section of ['resistance', 'evidence-against', 'not-checked', 'additional-tests'] as const)
        expect(sections.has(section)).toBe(true);
    }
  });
});
