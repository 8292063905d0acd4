import { signDecision } from '@consilium/domain';
import type {
  Ballot,
  DecisionContent,
  DecisionVersion,
  DraftSentence,
  Review,
  Signature,
  SignedDecision,
  Specialty,
} from '@consilium/domain';
import type { PrintedRecord } from './report-renderer.ts';

/** Builders for the specs of this package; synthetic patients and records only. */
export const DIGEST = '3f2a9c0d'.repeat(8);
const RELEASE_SHA = 'b'.repeat(64);

const FIELDS = {
  kind: 'label',
  gene: 'BRAF',
  variant: 'BRAF V600E',
  disease: 'Melanoma',
  therapies: 'dabrafenib + trametinib',
  evidenceType: 'therapeutic',
  significance: 'sensitivity',
  direction: 'supports',
  region: 'FDA',
  year: '2013',
};

export const SENTENCES: readonly DraftSentence[] = [
  {
    id: 'resistance-1',
    kind: 'engine',
    section: 'resistance',
    text: 'NRAS Q61K (VAF 5 %): resistance to vemurafenib, Tier II-C.',
    citations: [{ document: 'explanation', path: '/resistance/0' }],
  },
  {
    id: 'resistance-2',
    kind: 'fact',
    section: 'resistance',
    text: 'CIViC EID20, level C: NRAS Q61K, Melanoma, resistance to vemurafenib.',
    citations: [{ document: 'civic:EID20', fields: { kind: 'knowledge-base', therapies: 'vemurafenib', level: 'C' } }],
  },
  {
    id: 'options-1',
    kind: 'engine',
    section: 'options',
    text: 'BRAF V600E (VAF 77 %): dabrafenib + trametinib, Tier I-A.',
    citations: [{ document: 'explanation', path: '/options/0' }],
  },
  {
    id: 'options-2',
    kind: 'fact',
    section: 'options',
    text: 'FDA label: dabrafenib + trametinib, Melanoma with BRAF V600E, 2013.',
    citations: [{ document: 'label:fda-1', fields: FIELDS }],
  },
  {
    id: 'options-3',
    kind: 'quoted',
    section: 'options',
    text: '“A made-up sentence of a source about BRAF V600E.”',
    citations: [{ document: 'civic:EID10', quote: 'A made-up sentence of a source about BRAF V600E.' }],
  },
  {
    id: 'not-checked-1',
    kind: 'engine',
    section: 'not-checked',
    text: '12 of 40 variants not annotated: only known hotspot positions were checked.',
    citations: [{ document: 'explanation', path: '/warnings/0' }],
  },
  {
    id: 'additional-tests-1',
    kind: 'engine',
    section: 'additional-tests',
    text: 'No additional test is asked for by the rules.',
    citations: [{ document: 'explanation', path: '/findings' }],
  },
];

export const aContent = (given: Partial<DecisionContent> = {}): DecisionContent => ({
  schema: 'consilium/decision/1',
  caseId: '00000000-0000-4000-8000-000000000001',
  caseRef: 'C-0007',
  version: 2,
  run: 1,
  kind: 'original',
  kindReason: null,
  question: 'Which targeted therapy after progression under nivolumab?',
  patient: { pseudonym: 'MTB-041', sex: 'female', birthYear: 1961 },
  diagnosis: { code: 'MEL', name: 'Melanoma' },
  origin: 'draft',
  author: { kind: 'engine', ref: 'template@1', name: 'Consilium draft' },
  recommendation: 'therapy',
  options: [
    { rank: 1, therapies: ['dabrafenib', 'trametinib'], tier: 'I', level: 'A', findings: ['f1'], rationale: '' },
    { rank: 2, therapies: ['imatinib'], tier: 'III', level: null, findings: ['f1'], rationale: '' },
  ],
  resistance: [{ finding: 'f2', therapies: ['vemurafenib'], strength: 'full', tier: 'II', level: 'C' }],
  findingNames: { f1: 'BRAF V600E', f2: 'NRAS Q61K' },
  boardText: '',
  sentences: SENTENCES,
  overrides: [],
  additionalTests: [],
  notAssessed: ['germline track', 'pharmacogenomics', 'clinical trials', 'equity'],
  warnings: ['12 of 40 variants not annotated: only known hotspot positions were checked', 'Fact label:fda-1 is unverified'],
  waivers: [{ what: 'callability', reason: 'repeat biopsy not possible', by: 'Dr. Coordinator' }],
  knowledge: [{ id: 'starter', sha256: RELEASE_SHA }],
  ruleSet: { id: 'amp-2017', version: '1', sha256: RELEASE_SHA },
  draftSha256: 'c'.repeat(64),
  ...given,
});

export const aDecision = (content: Partial<DecisionContent> = {}): DecisionVersion => ({
  version: content.version ?? 2,
  run: 1,
  sha256: DIGEST,
  createdAt: '2026-03-01T08:00:00.000Z',
  voidedAt: null,
  voidReason: null,
  content: aContent(content),
});

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const MEMBERS: readonly { readonly name: string; readonly specialty: Specialty }[] = [
  { name: 'Dr. Ada Oncologist', specialty: 'oncology' },
  { name: 'Dr. Ben Pathologist', specialty: 'pathology' },
  { name: 'Dr. Cem Geneticist', specialty: 'genetics' },
];

export const aBallot = (member: number, given: Partial<Ballot> = {}): Ballot => ({
  id: uuid(100 + member),
  voter: uuid(10 + member),
  version: 2,
  choice: 'agree',
  reason: null,
  alternative: null,
  text: null,
  at: `2026-03-01T09:0${member}:00.000Z`,
  ...given,
});

export const aSignature = (member: number, given: Partial<Signature> = {}): Signature => ({
  id: uuid(200 + member),
  ballot: uuid(100 + member),
  signer: uuid(10 + member),
  printedName: MEMBERS[member]?.name ?? 'nobody',
  specialty: MEMBERS[member]?.specialty ?? 'surgery',
  roles: [],
  meaning: 'approved',
  version: 2,
  digest: DIGEST,
  signedAt: `2026-03-01T09:0${member}:00.000Z`,
  timeZone: 'Europe/Berlin',
  method: 'password',
  assurance: 'attested',
  voidedAt: null,
  voidReason: null,
  ...given,
});

export const DISSENT_BALLOT = aBallot(2, {
  choice: 'dissent',
  reason: 'further-testing-first',
  alternative: 'repeat the biopsy',
  text: 'The lesion was sampled before nivolumab.',
});
export const SIGNATURES = [aSignature(0), aSignature(1), aSignature(2, { meaning: 'dissent' })];
export const BALLOTS = [aBallot(0), aBallot(1), DISSENT_BALLOT];

/** A decision with a met quorum, made the only way there is. */
export function aSignedDecision(content: Partial<DecisionContent> = {}): SignedDecision {
  const decision = aDecision(content);
  const review: Review = {
    caseId: decision.content.caseId,
    version: decision.version,
    digest: decision.sha256,
    author: { kind: 'engine', ref: 'template@1' },
    policy: { id: 'default', version: 1, presence: ['oncology', 'pathology'], minApprovals: 2, minApprovingSpecialties: 2, vetoSeats: [] },
    members: MEMBERS.map(({ name, specialty }, index) => ({
      id: uuid(10 + index),
      name,
      specialty,
      roles: [],
      active: true,
      kind: 'person',
    })),
    ballots: BALLOTS.map((ballot) => ({ ...ballot, version: decision.version })),
    signatures: SIGNATURES.map((signature) => ({ ...signature, version: decision.version })),
    recusals: [],
  };
  const signed = signDecision(decision, DIGEST, review);
  if (!signed.ok) throw new Error(`The fixture has no quorum: ${signed.refusal.code}`);
  return signed.value;
}

export const aRecord = (given: Partial<PrintedRecord> = {}): PrintedRecord => ({
  ballots: BALLOTS,
  recusals: [],
  publications: [],
  ...given,
});
