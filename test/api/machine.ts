import type { AnnotatedSample, CaseWork, DraftRecommendation, Prioritization, Retrieval, TherapyOption } from '@consilium/domain';

const SHA = 'a'.repeat(64);
const annotation: AnnotatedSample = {
  build: 'GRCh37',
  findings: [{ id: 'f1', kind: 'small-variant', gene: 'EGFR', protein: 'p.Leu858Arg' }],
  counts: { records: 2, alleles: 2, notAnnotated: 0, filtered: 0, kept: 1, leftOut: 1 },
  warnings: [],
  assayed: null,
};
const option: TherapyOption = {
  rank: 1,
  therapies: ['osimertinib'],
  direction: 'sensitivity',
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  items: ['i1'],
  contested: false,
  lowConfidence: false,
  notes: [],
};
const finding = {
  finding: 'f1', label: 'EGFR L858R', subject: { id: 'f1', kind: 'small-variant', gene: 'EGFR' }, keys: [], origin: 'unknown', vaf: null, tier: 'I', level: 'A', results: [],
  oncogenicity: { scheme: 'horak-2022', points: 0, class: 'not assessed', criteria: [], suppressed: [] }, rule: 'r', rejected: [], rejectedMore: 0, flags: [], warnings: [],
} as const; // prettier-ignore
const prioritization = (knowledge: Prioritization['knowledge']): Prioritization => ({
  ruleSet: { id: 'amp-2017', version: '1', sha256: SHA },
  knowledge,
  tumorType: { code: 'LUAD', name: 'Lung Adenocarcinoma' },
  findings: [finding, { ...finding, finding: 'f2', label: 'TP53 R175H', tier: null, level: null }],
  options: [option],
  resistance: [],
  safety: [],
  warnings: [],
});
const retrieval: Retrieval = { schema: 'consilium/retrieval/1', passages: [], warnings: [] };
const draft: DraftRecommendation = {
  schema: 'consilium/draft/1',
  options: [option],
  resistance: [],
  sentences: [
    {
      id: 's1',
      section: 'options',
      kind: 'engine',
      text: 'One option was found.',
      citations: [{ document: 'explanation', path: '/options/0' }],
    },
  ],
  dropped: [],
  abstained: null,
  additionalTests: [],
  warnings: [],
  provenance: { drafter: 'template', drafterVersion: '1', retrieved: [], prioritizationSha256: SHA, at: '2026-01-05T08:00:00.000Z' },
};

/** Does to a case what the workflow does, up to the moment where it waits for signatures. */
export async function runMachineStages(work: CaseWork, caseId: string, knowledge: Prioritization['knowledge']): Promise<void> {
  const { run } = await work.head(caseId);
  const key = { caseId, run };
  await work.saveIntake(key, { holds: [], releases: knowledge });
  await work.saveStep(key, 'annotation', annotation);
  await work.saveStep(key, 'prioritization', prioritization(knowledge));
  await work.saveStep(key, 'retrieval', retrieval);
  await work.saveStep(key, 'draft', draft);
  await work.openReview(key);
}
