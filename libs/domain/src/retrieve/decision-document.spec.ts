import type { FindingExplanation, FindingResult, TherapyOption } from '../prioritize/explanation.ts';
import { decisionDocument } from './decision-document.ts';
import type { FormerDecision } from './decision-document.ts';
import { findingName } from './finding-name.ts';

const CANARY = 'Canary';
const result = (...vias: readonly string[]) =>
  ({ matched: vias.map((via) => ({ via })), against: [], therapies: [] }) as unknown as FindingResult;
const finding = (label: string, ...vias: readonly string[]) =>
  ({ finding: 'f1', label, results: vias.length > 0 ? [result(...vias)] : [] }) as unknown as FindingExplanation;

describe('findingName', () => {
  it.each([
    ['BRAF V600E', ['p:BRAF:V600E ~ codon:BRAF:V600'], 'BRAF V600E'],
    ['EGFR exon 19 deletion', ['p:EGFR:E746_A750del ~ exon:EGFR:19:deletion'], 'EGFR exon 19 deletion'],
    ['TP53 K120fs*5', ['lof:TP53'], 'TP53 K120fs*5'],
    ['EML4::ALK', ['fusion:EML4::ALK ~ fusion:v::ALK'], 'any partner::ALK fusion'],
    ['EML4::ALK', ['fusion:EML4::ALK'], 'EML4::ALK'],
    ['ERBB2 amplification', ['cna:ERBB2:amplification'], 'ERBB2 amplification'],
    ['TMB 24 mut/Mb', ['bio:TMB-H'], 'TMB-High'],
    [`BRAF ${CANARY} 1961`, ['p:BRAF:X ~ any:BRAF'], 'BRAF mutation'],
    [`${CANARY} V600E`, ['p:BRAF:V600E'], 'BRAF V600E'],
    [`MSI ${CANARY}`, ['bio:MSI-H'], 'MSI-High'],
    ['7:140453136 A>T', ['g:7:140453136:A>T'], null],
    [`free words of ${CANARY}`, [`text:${CANARY}`], null],
    [`${CANARY} V1A`, [], null],
  ])('names %p met by %p as %p', (label, vias, name) => expect(findingName(finding(label, ...vias))).toBe(name));
});

const option = (therapies: readonly string[]): TherapyOption => ({
  rank: 1,
  therapies,
  direction: 'sensitivity',
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  items: ['i1'],
  contested: false,
  lowConfidence: false,
  notes: [CANARY],
});
const decision = (more: Partial<FormerDecision['content']> = {}): FormerDecision => ({
  sha256: 'ab'.repeat(32),
  issuedIn: 2025,
  content: {
    recommendation: 'therapy',
    options: [{ rank: 1, therapies: ['dabrafenib', 'trametinib'], tier: 'I', level: 'A', findings: ['f1'], rationale: CANARY }],
    resistance: [{ finding: 'f1', therapies: [CANARY], strength: 'full', tier: 'I', level: 'A' }],
    ...more,
  },
  prioritization: {
    tumorType: { code: 'MEL', name: 'Melanoma' },
    findings: [finding('BRAF V600E', 'p:BRAF:V600E')],
    options: [option(['dabrafenib', 'trametinib'])],
    resistance: [{ therapies: ['vemurafenib'], finding: 'f1', strength: 'full', tier: 'II', level: 'C', items: [], rulesOut: [] }],
  },
  outcomes: [{ month: 3, implemented: 'implemented', response: 'PR' }],
});

describe('decisionDocument', () => {
  it('tells tumor type, findings, options with tiers, resistance, outcome and year, in closed words', () => {
    const document = decisionDocument(decision());
    expect(document).toMatchObject({ id: 'decision:abababababababab', corpus: 'decision', quotable: false, publishedOn: '2025' });
    expect(document.text).toBe(
      'Former decision of this board, 2025, Melanoma. Findings: BRAF V600E. Recommendation: therapy. ' +
        'Option 1: dabrafenib + trametinib (Tier I-A) on BRAF V600E. Resistance: BRAF V600E to vemurafenib (Tier II-C). ' +
        'At 3 months: carried out, response PR.',
    );
  });

  it.each([
    ['therapy typed by a person', { options: [{ ...decision().content.options[0]!, therapies: [CANARY] }] }],
    ['tier typed by a person', { options: [{ ...decision().content.options[0]!, tier: CANARY, level: CANARY }] }],
    ['rationale and resistance of the signed text', {}],
  ])('carries no word of a %s', (_what, more) => {
    expect(JSON.stringify(decisionDocument(decision(more)))).not.toContain(CANARY);
  });

  it('tells that the board chose another therapy without naming it', () =>
    expect(
      decisionDocument(decision({ options: [{ ...decision().content.options[0]!, therapies: ['other'], tier: null }] })).text,
    ).toContain('Option 1: a therapy chosen by the board on BRAF V600E.'));

  it('says that nothing was recommended', () =>
    expect(decisionDocument(decision({ recommendation: 'no-recommendation', options: [] })).text).toContain(
      'Recommendation: no recommendation.',
    ));
});
