import type { BoardMember, DecisionVersion, QuorumPolicy, Review, Signature, Specialty } from './review.ts';
import type { DecisionContent } from './decision.ts';
import { DEFAULT_POLICY } from './policy.ts';

/** Builders with safe defaults; a test shows only what matters to it. */
export const DIGEST = 'd'.repeat(64);
export const AT = '2026-03-01T08:00:00.000Z';

export const member = (id: string, specialty: Specialty | null, more: Partial<BoardMember> = {}): BoardMember => ({
  id,
  name: `Dr ${id}`,
  specialty,
  roles: [],
  active: true,
  kind: 'person',
  ...more,
});

export const BOARD: readonly BoardMember[] = [
  member('onco', 'oncology'),
  member('onco2', 'oncology'),
  member('patho', 'pathology'),
  member('gene', 'genetics'),
];

const specialtyOf = (id: string): Specialty => BOARD.find((one) => one.id === id)?.specialty ?? 'surgery';

export const signature = (signer: string, meaning: Signature['meaning'] = 'approved', more: Partial<Signature> = {}): Signature => ({
  id: `s-${signer}`,
  ballot: `b-${signer}`,
  signer,
  printedName: `Dr ${signer}`,
  specialty: specialtyOf(signer),
  roles: [],
  meaning,
  version: 1,
  digest: DIGEST,
  signedAt: AT,
  timeZone: 'UTC',
  method: 'password',
  assurance: 'attested',
  voidedAt: null,
  voidReason: null,
  ...more,
});

export const review = (signatures: readonly Signature[], more: Partial<Review> = {}): Review => ({
  caseId: 'case',
  version: 1,
  digest: DIGEST,
  author: { kind: 'engine', ref: 'template@1' },
  policy: DEFAULT_POLICY,
  members: BOARD,
  ballots: [],
  signatures,
  recusals: [],
  ...more,
});

export const policy = (more: Partial<QuorumPolicy>): QuorumPolicy => ({ ...DEFAULT_POLICY, ...more });

export const content = (more: Partial<DecisionContent> = {}): DecisionContent => ({
  schema: 'consilium/decision/1',
  caseId: 'case',
  caseRef: 'C-0001',
  version: 1,
  run: 1,
  kind: 'original',
  kindReason: null,
  question: 'Which treatment?',
  patient: { pseudonym: 'P-1', sex: 'female', birthYear: 1960 },
  diagnosis: { code: 'MEL', name: 'Melanoma' },
  origin: 'draft',
  author: { kind: 'engine', ref: 'template@1', name: 'Consilium draft' },
  recommendation: 'therapy',
  options: [{ rank: 1, therapies: ['dabrafenib', 'trametinib'], tier: 'I', level: 'A', findings: ['f1'], rationale: '' }],
  resistance: [],
  boardText: '',
  sentences: [{ id: 's1', section: 'options', kind: 'engine', text: 'One option.', citations: [] }],
  overrides: [],
  additionalTests: [],
  notAssessed: [],
  warnings: [],
  waivers: [],
  knowledge: [],
  ruleSet: { id: 'r', version: '1', sha256: DIGEST },
  draftSha256: null,
  ...more,
});

export const decision = (more: Partial<DecisionVersion> = {}): DecisionVersion => ({
  version: 1,
  run: 1,
  sha256: DIGEST,
  createdAt: AT,
  voidedAt: null,
  voidReason: null,
  content: content(),
  ...more,
});
