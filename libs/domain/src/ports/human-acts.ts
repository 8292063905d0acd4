import type { GenomeBuild, Uuid } from '../shared/primitives.ts';
import type { Actor } from '../access/actor.ts';
import type { CriterionEntry } from '../prioritize/enter-criterion.ts';
import type { CaseFile, CaseRecord, Consent, FileSummary, Patient, PriorTreatment, Sample } from '../case/case-record.ts';
import type { FollowUpOutcome } from '../follow-up/follow-up-task.ts';
import type { DecisionOption, OverrideReason, RecommendationKind } from '../sign-off/decision.ts';
import type { BallotChoice } from '../sign-off/review.ts';
import type { Result } from '../shared/result.ts';

/** Acts of people on a case; each is one row in Postgres with its ledger entry, then told to the workflow by id. */
export const ACT_KINDS = [
  'case-submitted',
  'file-added',
  'build-stated',
  'consent-recorded',
  'diagnosis-corrected',
  'question-set',
  'note-added',
  'note-corrected',
  'quality-waived',
  'criterion-entered',
  'criterion-withdrawn',
  'case-rejected',
  'case-cancelled',
  'decision-revised',
  'ballot-cast',
  'signature-withdrawn',
  'member-recused',
  'follow-up-recorded',
  'amendment-opened',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export interface CaseSubmission {
  readonly patient: Patient;
  readonly question: string | null;
  readonly diagnosis: { readonly code: string; readonly text: string | null };
  readonly consent: Consent;
  readonly sample: Sample;
  readonly treatment: PriorTreatment;
  readonly dueAt: string | null;
  /** Board that shall treat the patient; the submitter's first when left out. */
  readonly board?: string | undefined;
}

/** Request context that the ledger entry keeps: idempotency key and correlation id. */
export interface ActContext {
  readonly actor: Actor;
  readonly requestId: string;
  readonly idempotencyKey: string | null;
  /** Case version the user saw (If-Match), or null. */
  readonly ifVersion: number | null;
}

export interface ActReceipt {
  readonly actId: Uuid;
  readonly caseId: Uuid;
  /** New version of the case. */
  readonly version: number;
  /** Amendments opened so far: names the workflow run to tell of this act. */
  readonly revision: number;
  /** The act had been recorded before; nothing changed now. */
  readonly repeated: boolean;
}

export interface DecisionRevision {
  /** `changed` from the version given, or `hand-written`. */
  readonly origin: 'changed' | 'hand-written';
  readonly basedOn: number;
  readonly recommendation: RecommendationKind;
  readonly options: readonly DecisionOption[];
  readonly boardText: string;
  /** Ids of draft sentences to carry over. */
  readonly keepSentences: readonly string[];
  readonly overrides: readonly { readonly field: string; readonly reason: OverrideReason; readonly text: string }[];
}

export interface SignedBallot {
  readonly ballotId: Uuid;
  readonly version: number;
  /** Digest of what the signer was shown; must equal the stored one. */
  readonly digest: string;
  readonly choice: BallotChoice;
  readonly reason: OverrideReason | null;
  readonly alternative: string | null;
  readonly text: string | null;
  readonly timeZone: string;
  /** Second component at signing (SIG-07/08): the answer of a key to its challenge, or the password; checked inside, never stored or logged. */
  readonly password?: string | undefined;
  readonly assertion?: KeyAssertion | undefined;
}

/** Answer of a key to the challenge of this ballot; bytes as base64url. */
export interface KeyAssertion {
  readonly challenge: Uuid;
  readonly credential: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/**
 * Each method opens one transaction, locks the case row, lets the domain predicate decide, writes rows, act and ledger entry, and commits. A refusal
 * is a value with a code of the one vocabulary; a repeat by idempotency key or business id is a receipt with `repeated: true`.
 */
export interface HumanActs {
  submitCase(submission: CaseSubmission, context: ActContext): Promise<Result<ActReceipt>>;
  addFile(
    caseId: Uuid,
    file: Omit<CaseFile, 'id' | 'addedAt' | 'replacedBy'> & { readonly summary: FileSummary; readonly beside: boolean },
    context: ActContext,
  ): Promise<Result<ActReceipt>>;
  stateBuild(caseId: Uuid, fileId: Uuid, build: GenomeBuild, context: ActContext): Promise<Result<ActReceipt>>;
  recordConsent(caseId: Uuid, consent: Consent, context: ActContext): Promise<Result<ActReceipt>>;
  correctDiagnosis(
    caseId: Uuid,
    diagnosis: { readonly code: string; readonly text: string | null },
    reason: string,
    context: ActContext,
  ): Promise<Result<ActReceipt>>;
  setQuestion(caseId: Uuid, question: string, context: ActContext): Promise<Result<ActReceipt>>;
  addNote(caseId: Uuid, text: string, corrects: Uuid | null, context: ActContext): Promise<Result<ActReceipt>>;
  waiveQuality(caseId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  enterCriterion(caseId: Uuid, criterion: CriterionEntry, context: ActContext): Promise<Result<ActReceipt>>;
  withdrawCriterion(caseId: Uuid, criterionId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  rejectCase(caseId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  cancelCase(caseId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  reviseDecision(caseId: Uuid, revision: DecisionRevision, context: ActContext): Promise<Result<ActReceipt>>;
  withdrawSignature(caseId: Uuid, signatureId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  recuse(caseId: Uuid, reason: string, context: ActContext): Promise<Result<ActReceipt>>;
  recordFollowUp(caseId: Uuid, taskId: Uuid, outcome: Omit<FollowUpOutcome, 'by' | 'at'>, context: ActContext): Promise<Result<ActReceipt>>;
  openAmendment(
    caseId: Uuid,
    kind: 'amendment' | 'correction' | 'addendum' | 'rescission',
    reason: string,
    context: ActContext,
  ): Promise<Result<ActReceipt>>;
}

/** Tells the workflow of a recorded act; a lost message is repaired by the sweep over Postgres, so this may fail. */
export interface CaseEngine {
  tell(message: { readonly caseId: Uuid; readonly actId: Uuid; readonly revision: number }): Promise<void>;
}

/** Acts that no workflow has been told of yet. */
export interface ActOutbox {
  untold(
    olderThanMs: number,
    limit: number,
  ): Promise<readonly { readonly caseId: Uuid; readonly actId: Uuid; readonly revision: number }[]>;
  /** The newest act of every case that is not issued or ended, told or not, by case id. */
  lastOfOpenCases(
    afterCase: Uuid,
    limit: number,
  ): Promise<readonly { readonly caseId: Uuid; readonly actId: Uuid; readonly revision: number }[]>;
  markTold(actId: Uuid): Promise<void>;
}

export type CaseReader = { record(caseId: Uuid): Promise<CaseRecord | null> };
