import type { Result } from '../shared/result.ts';
import type { Instant, Sha256, Uuid } from '../shared/primitives.ts';
import type { AnnotatedSample } from '../annotate/finding.ts';
import type { CaseFile, CaseRecord, CaseStatus, ReportArtifact, Step } from '../case/case-record.ts';
import type { Stage } from '../case/stages.ts';
import type { DraftRecommendation } from '../draft/draft.ts';
import type { FollowUpTask } from '../follow-up/follow-up-task.ts';
import type { Hold } from '../intake/hold.ts';
import type { KnowledgeSnapshot, ReleaseContent } from '../prioritize/knowledge-snapshot.ts';
import type { Prioritization, ReleaseRef } from '../prioritize/explanation.ts';
import type { Narration } from '../draft/narration.ts';
import type { Retrieval } from '../retrieve/retrieval.ts';
import type { SourceDocument } from '../retrieve/source-document.ts';
import type { Review } from '../sign-off/review.ts';
import type { SignedDecision } from '../sign-off/sign-decision.ts';
import type { DecisionVersion, Signature } from '../sign-off/review.ts';

/** Where a case stands: what a workflow re-reads after it was told of an act. */
export interface CaseHead {
  readonly caseId: Uuid;
  readonly stage: Stage;
  readonly status: CaseStatus;
  readonly run: number;
}

/** Names a step of a case so that a repeat finds its own result: idempotent by (case, run, step). */
export interface StepKey {
  readonly caseId: Uuid;
  readonly run: number;
}

export interface StepDocuments {
  readonly annotation: AnnotatedSample;
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
  readonly draft: DraftRecommendation;
}

/**
 * Records of cases in Postgres, as the activities need them. Every write commits with its ledger entry in one transaction (AUD-01), locks the case
 * row, and does nothing when the case has moved on to a later run (`superseded`).
 */
export interface CaseWork {
  head(caseId: Uuid): Promise<CaseHead>;
  record(caseId: Uuid): Promise<CaseRecord>;
  /** Stage `intake` passed (no holds): moves on to annotate. Holds: status held. Same holds again: no new entry. */
  saveIntake(key: StepKey, outcome: { readonly holds: readonly Hold[]; readonly releases: readonly ReleaseRef[] }): Promise<StepOutcome>;
  /** Stores the document under (case, run, step), moves the case to the next stage. A repeat returns the first result. */
  saveStep<S extends Step>(key: StepKey, step: S, document: StepDocuments[S]): Promise<StepOutcome>;
  loadStep<S extends Step>(key: StepKey, step: S): Promise<StepDocuments[S]>;
  /** Keeps what a model proposed for this run; the first stays. Null: none was kept. */
  saveNarration(key: StepKey, narration: Narration): Promise<StepOutcome>;
  loadNarration(key: StepKey): Promise<Narration | null>;
  /** Notes and dated sections of this case as documents; with the rights of the case. */
  history(caseId: Uuid): Promise<readonly SourceDocument[]>;
  /** Former decisions of this board that share a gene with these, without what tells the patient, never of this case; newest first. */
  formerDecisions(caseId: Uuid, genes: readonly string[], limit: number): Promise<readonly SourceDocument[]>;
  /** A machine stage that can't go on (its failure is not worth repeating): status held with the named reason, so that a person sees it. */
  holdStage(key: StepKey, hold: Hold): Promise<StepOutcome>;
  /** Makes decision version from the draft when the run has none yet, status in-review. */
  openReview(key: StepKey): Promise<StepOutcome>;
  /** Review of the current decision version under a read of committed rows. */
  review(caseId: Uuid): Promise<Review>;
  /** Current decision version with its valid signatures, and the SHA-256 computed anew over the canonical JSON of the stored content. */
  decision(
    caseId: Uuid,
  ): Promise<{ readonly decision: DecisionVersion; readonly contentSha256: Sha256; readonly signatures: readonly Signature[] }>;
  /** Keeps what was rendered of a decision, with the version that the case had before it was rendered; the first of a state stays. */
  saveRendering(caseId: Uuid, rendering: Rendering): Promise<void>;
  /**
   * Inserts the publication (the database repeats the policy check) with the artifacts that were rendered of the case as it now stands; status issued,
   * stage follow-up. A case that changed since is `superseded`: it must be rendered anew. A repeat returns the first.
   */
  publish(key: StepKey, version: number): Promise<PublishOutcome>;
  /** Tasks at 3, 6 and 12 months after publication; a repeat returns the same tasks. */
  planFollowUp(caseId: Uuid): Promise<readonly FollowUpTask[]>;
  /** Marks planned tasks due whose time has come, by the given clock; returns the next planned time or null. */
  markTasksDue(caseId: Uuid, now: Instant): Promise<{ readonly nextDueAt: Instant | null; readonly open: number }>;
  /** Entry for a reminder to the seats that are missing. */
  recordReminder(caseId: Uuid, seats: readonly string[], at: Instant): Promise<void>;
}

export type StepOutcome =
  { readonly kind: 'saved' | 'repeated'; readonly sha256: Sha256 | null } | { readonly kind: 'superseded'; readonly run: number };

/** Content-addressed store of bytes. */
export interface BlobStore {
  /** Streams to a temporary place and moves it to its SHA-256 when the stream ended; a failed stream leaves nothing. */
  put(source: AsyncIterable<Uint8Array>): Promise<{ readonly sha256: Sha256; readonly bytes: number }>;
  open(sha256: Sha256): AsyncIterable<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
}

/** Knowledge releases by id. */
export interface KnowledgePort {
  /** `starter` and the newest release of each source. */
  currentReleases(): Promise<readonly ReleaseRef[]>;
  /** Union of the pinned releases; refuses when one is missing or its hash differs. */
  snapshot(releases: readonly ReleaseRef[]): Promise<KnowledgeSnapshot>;
  register(id: string, content: ReleaseContent): Promise<ReleaseRef>;
}

/** Reads an uploaded file into findings (libs/genomics behind it). */
export interface VariantReader {
  read(
    file: CaseFile,
    bytes: AsyncIterable<Uint8Array>,
    knowledge: KnowledgeSnapshot,
    assayed: readonly string[] | null,
  ): Promise<Result<AnnotatedSample>>;
}

export interface Rendering {
  readonly decisionVersion: number;
  readonly caseVersion: number;
  readonly artifacts: readonly ReportArtifact[];
}

export type PublishOutcome =
  { readonly kind: 'published' | 'repeated'; readonly publicationId: Uuid } | { readonly kind: 'superseded'; readonly run: number };

/** Renders the one signed decision (libs/interop behind it): `report` accepts nothing else. */
export interface ReportRenderer {
  render(
    decision: SignedDecision,
    record: CaseRecord,
  ): Promise<readonly { readonly kind: ReportArtifact['kind']; readonly bytes: Uint8Array }[]>;
}

/** Version of the rule set with the hash of its data, stored with each case that used it. */
export interface RuleSetRef {
  readonly id: string;
  readonly version: string;
  readonly sha256: Sha256;
}

export interface Clock {
  now(): Instant;
}
