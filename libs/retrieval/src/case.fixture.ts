import type {
  EvidenceItem,
  FindingExplanation,
  FindingResult,
  KnowledgeSnapshot,
  MatchedItem,
  Prioritization,
  Retrieval,
} from '@consilium/domain';

/** Builders for the specs of this package; synthetic records only. */
const SHA = 'a'.repeat(64);

export const anItem = (given: Partial<EvidenceItem> & { readonly id: string }): EvidenceItem => ({
  release: 'r1',
  kind: 'knowledge-base',
  profile: { op: 'key', key: 'p:BRAF:V600E' },
  profileName: 'BRAF V600E',
  genes: ['BRAF'],
  disease: { scope: 'types', codes: ['MEL'] },
  diseaseName: 'Melanoma',
  significance: 'therapeutic',
  direction: 'sensitivity',
  supports: true,
  therapies: ['vemurafenib'],
  level: 'B',
  rating: 4,
  publications: [],
  year: 2012,
  origin: 'somatic',
  tierForming: true,
  ...given,
});

export const aMatch = (item: EvidenceItem, given: Partial<MatchedItem> = {}): MatchedItem => ({
  item: item.id,
  release: item.release,
  kind: item.kind,
  matchLevel: 'PROTEIN_EXACT',
  via: 'p:BRAF:V600E',
  diseaseRelation: 'same',
  hops: 0,
  diseaseName: item.diseaseName,
  evidenceLevel: item.level,
  rating: item.rating,
  publications: item.publications,
  year: item.year,
  region: item.region ?? null,
  ...given,
});

export const aResult = (given: Partial<FindingResult>): FindingResult => ({
  significance: 'therapeutic',
  tier: 'I',
  level: 'A',
  therapies: ['vemurafenib'],
  direction: 'sensitivity',
  contested: false,
  lowConfidence: false,
  rule: 'therapeutic.label.in-class',
  matched: [],
  against: [],
  rejected: [],
  missingTests: [],
  counterfactual: null,
  warnings: [],
  ...given,
});

export const aFinding = (given: Partial<FindingExplanation>): FindingExplanation => ({
  finding: 'f1',
  label: 'BRAF V600E',
  subject: { id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E' },
  keys: ['p:BRAF:V600E', 'codon:BRAF:V600'],
  origin: 'somatic',
  vaf: 0.77,
  tier: 'I',
  level: 'A',
  results: [],
  oncogenicity: { scheme: 'horak-2022', points: 0, class: 'not assessed', criteria: [], suppressed: [] },
  rule: 'best-of-results',
  rejected: [],
  rejectedMore: 0,
  flags: [],
  warnings: [],
  ...given,
});

export const aPrioritization = (given: Partial<Prioritization> = {}): Prioritization => ({
  ruleSet: { id: 'amp', version: '1', sha256: SHA },
  knowledge: [{ id: 'r1', sha256: SHA }],
  tumorType: { code: 'MEL', name: 'Melanoma' },
  findings: [],
  options: [],
  resistance: [],
  safety: [],
  warnings: [],
  ...given,
});

export const aSnapshot = (items: readonly EvidenceItem[], sha256 = SHA): KnowledgeSnapshot => ({
  releases: [{ id: 'r1', sha256 }],
  items,
  tumorTypes: [
    { code: 'TISSUE', name: 'Tissue', parent: null, hematologic: false },
    { code: 'SKIN', name: 'Skin', parent: 'TISSUE', hematologic: false },
    { code: 'MEL', name: 'Melanoma', parent: 'SKIN', hematologic: false },
  ],
  genes: [],
  hotspots: [],
});

export const LABEL = anItem({
  id: 'label:fda-1',
  kind: 'label',
  region: 'FDA',
  therapies: ['dabrafenib', 'trametinib'],
  level: null,
  rating: null,
  year: 2013,
});
export const QUOTABLE = anItem({
  id: 'civic:EID10',
  level: 'A',
  publications: ['20000001'],
  therapies: ['dabrafenib', 'trametinib'],
  statement:
    'This record was made up for a test. In melanoma with BRAF V600E, dabrafenib and trametinib gave a longer response than one drug alone.',
});
export const RESISTANCE = anItem({
  id: 'civic:EID20',
  direction: 'resistance',
  therapies: ['vemurafenib'],
  level: 'C',
  publications: ['20000002'],
  profileName: 'NRAS Q61K',
  genes: ['NRAS'],
  profile: { op: 'key', key: 'p:NRAS:Q61K' },
});
export const DISPUTES = anItem({
  id: 'civic:EID30',
  supports: false,
  therapies: ['dabrafenib', 'trametinib'],
  publications: ['20000003'],
  statement: 'A made-up trial of dabrafenib with trametinib did not reach its end point in this setting.',
});

const ASKS_PD_L1: Partial<FindingResult> = {
  missingTests: [{ test: 'PD-L1 expression', why: 'the record needs it' }],
  counterfactual: 'would be I-A if PD-L1 were present',
};

/** One melanoma: an option with label, literature and a dissenting record; a resistance finding; a finding that nothing is known about. */
export function melanoma(): { readonly prioritization: Prioritization; readonly snapshot: KnowledgeSnapshot } {
  const braf = aResult({
    therapies: ['dabrafenib', 'trametinib'],
    matched: [aMatch(QUOTABLE, { gives: 'I-A' }), aMatch(LABEL, { gives: 'I-A' })],
    against: [aMatch(DISPUTES)],
    contested: true,
    ...ASKS_PD_L1,
  });
  const nras = aResult({ direction: 'resistance', tier: 'II', level: 'C', matched: [aMatch(RESISTANCE, { gives: 'II-C' })] });
  const prioritization = aPrioritization({
    findings: [
      aFinding({ results: [braf] }),
      aFinding({
        finding: 'f2',
        label: 'NRAS Q61K',
        subject: { id: 'f2', kind: 'small-variant', gene: 'NRAS', protein: 'p.Q61K' },
        keys: ['p:NRAS:Q61K'],
        vaf: 0.05,
        tier: 'II',
        level: 'C',
        results: [nras],
      }),
      aFinding({
        finding: 'f3',
        label: 'TTN R1Q',
        subject: { id: 'f3', kind: 'small-variant', gene: 'TTN' },
        keys: [],
        tier: null,
        level: null,
      }),
    ],
    options: [
      {
        rank: 1,
        therapies: ['dabrafenib', 'trametinib'],
        direction: 'sensitivity',
        tier: 'I',
        level: 'A',
        findings: ['f1'],
        items: [LABEL.id, QUOTABLE.id],
        contested: true,
        lowConfidence: false,
        notes: [],
      },
    ],
    resistance: [
      {
        therapies: ['vemurafenib'],
        finding: 'f2',
        strength: 'full',
        tier: 'II',
        level: 'C',
        items: [RESISTANCE.id],
        rulesOut: ['vemurafenib'],
      },
    ],
    warnings: ['12 of 40 variants not annotated: only known hotspot positions were checked'],
  });
  return { prioritization, snapshot: aSnapshot([LABEL, QUOTABLE, RESISTANCE, DISPUTES]) };
}

export const NO_PASSAGES: Retrieval = { schema: 'consilium/retrieval/1', passages: [], warnings: [] };
