import type {
  AnnotatedSample,
  CaseFile,
  CaseSubmission,
  DraftRecommendation,
  Prioritization,
  ReleaseContent,
  Retrieval,
} from '@consilium/domain';

/** Small documents of a synthetic melanoma case; a suite changes only what matters to it. */
const SHA = 'a'.repeat(64);
const AT = '2026-01-05T08:00:00.000Z';
export const RULE_SET = { id: 'amp-2017', version: '1', sha256: SHA };

export const starter: ReleaseContent = {
  source: 'starter',
  releasedOn: '2026-01-01',
  items: [],
  tumorTypes: [
    { code: 'SKIN', name: 'Skin', parent: 'TISSUE', hematologic: false },
    { code: 'MEL', name: 'Melanoma', parent: 'SKIN', hematologic: false },
    { code: 'LUAD', name: 'Lung Adenocarcinoma', parent: 'NSCLC', hematologic: false },
  ],
  genes: [],
  hotspots: [],
  refusedRows: [],
};

export const submission: CaseSubmission = {
  patient: { pseudonym: 'P-0001', sex: 'female', birthYear: 1961 },
  question: 'Which treatment after progression?',
  diagnosis: { code: 'mel', text: null },
  consent: { status: 'given', version: '2', scope: [], recordedOn: '2026-01-02' },
  sample: {
    specimen: 'tissue',
    assay: 'panel',
    purity: null,
    purityMethod: null,
    ploidy: null,
    tumorOnly: true,
    callability: 0.98,
    assayed: null,
  },
  treatment: { line: 2, prior: [] },
  dueAt: null,
};

export const file: Omit<CaseFile, 'id' | 'addedAt' | 'replacedBy'> = {
  name: 'tumor.vcf',
  sha256: 'b'.repeat(64),
  bytes: 1024,
  statedBuild: null,
  tumorSample: null,
  fields: null,
  summary: {
    format: 'vcf',
    version: '4.2',
    compression: 'none',
    records: 1,
    samples: ['TUMOR'],
    annotation: 'none',
    tumorSample: 'TUMOR',
    build: 'GRCh38',
    buildEvidence: [],
    buildsConflict: false,
    warnings: [],
  },
};

export const annotation: AnnotatedSample = {
  build: 'GRCh38',
  findings: [{ id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.Val600Glu' }],
  counts: { records: 1, alleles: 1, notAnnotated: 0, filtered: 0, kept: 1, leftOut: 0 },
  warnings: [],
  assayed: null,
};

const option = {
  rank: 1,
  therapies: ['dabrafenib', 'trametinib'],
  direction: 'sensitivity',
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  items: ['i1'],
  contested: false,
  lowConfidence: false,
  notes: [],
} as const;

export const prioritization: Prioritization = {
  ruleSet: RULE_SET,
  knowledge: [{ id: 'starter', sha256: SHA }],
  tumorType: { code: 'MEL', name: 'Melanoma' },
  findings: [
    {
      finding: 'f1',
      label: 'BRAF V600E',
      subject: { id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.Val600Glu' },
      keys: [],
      origin: 'unknown',
      vaf: null,
      tier: 'I',
      level: 'A',
      results: [],
      oncogenicity: { scheme: 'horak-2022', points: 0, class: 'not assessed', criteria: [], suppressed: [] },
      rule: 'r',
      rejected: [],
      rejectedMore: 0,
      flags: [],
      warnings: [],
    },
  ],
  options: [option],
  resistance: [],
  safety: [],
  warnings: [],
};

export const retrieval: Retrieval = { schema: 'consilium/retrieval/1', passages: [], warnings: [] };

export const draft: DraftRecommendation = {
  schema: 'consilium/draft/1',
  options: [option],
  resistance: [],
  sentences: [
    { id: 's1', section: 'options', kind: 'engine', text: 'One option.', citations: [{ document: 'explanation', path: '/options/0' }] },
  ],
  dropped: [],
  abstained: null,
  additionalTests: [],
  warnings: [],
  provenance: { drafter: 'template', drafterVersion: '1', retrieved: [], prioritizationSha256: SHA, at: AT },
};

export const artifacts = [{ kind: 'json', sha256: 'c'.repeat(64), bytes: 10 }] as const;
