export { ok, refused } from './shared/result.ts';
export type { Refusal, Result } from './shared/result.ts';
export { GENOME_BUILDS } from './shared/primitives.ts';
export type { Fraction, GeneSymbol, GenomeBuild, Instant, Sha256, Uuid } from './shared/primitives.ts';

export { STAGES, earlierOf, isBefore, isStage, stagesFrom } from './case/stages.ts';
export type { Stage } from './case/stages.ts';

export { ORIGINS } from './annotate/finding.ts';
export type {
  AnnotatedSample,
  Biomarker,
  Consequence,
  CopyNumber,
  ExpressionFinding,
  Finding,
  FindingKind,
  FusionFinding,
  Origin,
  ReadSupport,
  SmallVariant,
  TextFinding,
  VariantCounts,
  WildType,
} from './annotate/finding.ts';
export { proteinKey } from './annotate/protein-key.ts';
export { cdnaKey } from './annotate/cdna-key.ts';
export { buildGeneTable, geneRoleOf, geneSymbol, geneSymbolOr, lookupGene } from './annotate/gene-table.ts';
export type { GeneLookup, GeneTable } from './annotate/gene-table.ts';
export { parseFusion } from './annotate/fusion-notation.ts';
export type { FusionPair } from './annotate/fusion-notation.ts';

export { KEY_CATEGORIES, TRUTH } from './prioritize/variant-key.ts';
export type { KeyCategory, Profile, Truth, VariantKey } from './prioritize/variant-key.ts';
export { DIRECTIONS, EVIDENCE_KINDS, EVIDENCE_LEVELS, SIGNIFICANCES } from './prioritize/evidence-item.ts';
export type { Direction, DiseaseScope, EvidenceItem, EvidenceKind, EvidenceLevel, Significance, Verification } from './prioritize/evidence-item.ts';
export { GENE_ROLES } from './prioritize/knowledge-snapshot.ts';
export type { GeneRole, GeneRoleName, Hotspot, KnowledgeRelease, KnowledgeSnapshot, RefusedRow, ReleaseContent, TumorType } from './prioritize/knowledge-snapshot.ts';
export { DISEASE_RELATIONS, MATCH_LEVELS, ONCOGENICITY_CLASSES, TIERS } from './prioritize/explanation.ts';
export type {
  DiseaseRelation,
  FindingExplanation,
  FindingResult,
  MatchLevel,
  MatchedItem,
  MissingTest,
  Oncogenicity,
  OncogenicityClass,
  Prioritization,
  RejectedItem,
  ReleaseRef,
  ResistanceEntry,
  SafetyEntry,
  TherapyOption,
  Tier,
  TierLevel,
} from './prioritize/explanation.ts';

export { CASE_STATUSES, SEXES, STEPS } from './case/case-record.ts';
export type {
  CaseFile,
  CaseNote,
  CaseRecord,
  CaseStatus,
  CaseSummary,
  Consent,
  FileSummary,
  Patient,
  PriorTreatment,
  Publication,
  ReportArtifact,
  Sample,
  Sex,
  Step,
  Waiver,
} from './case/case-record.ts';
export { HOLD_CODES } from './intake/hold.ts';
export type { Hold, HoldCode } from './intake/hold.ts';
export { STANCES } from './retrieve/retrieval.ts';
export type { Retrieval, RetrievedPassage, SourceDocument, Stance } from './retrieve/retrieval.ts';
export { DRAFT_SECTIONS } from './draft/draft.ts';
export type {
  DraftProvenance,
  DraftRecommendation,
  DraftSection,
  DraftSentence,
  DroppedSentence,
  EngineSentence,
  FactSentence,
  QuotedSentence,
} from './draft/draft.ts';
export { OVERRIDE_REASONS, RECOMMENDATION_KINDS } from './sign-off/decision.ts';
export type { DecisionContent, DecisionOption, DecisionVersionHead, OverrideReason, RecommendationKind } from './sign-off/decision.ts';
export { BALLOT_CHOICES, MEANINGS, SPECIALTIES } from './sign-off/review.ts';
export type {
  Ballot,
  BallotChoice,
  BoardMember,
  DecisionVersion,
  Meaning,
  QuorumPolicy,
  Recusal,
  Review,
  ReviewVerdict,
  Signature,
  Specialty,
} from './sign-off/review.ts';
export { IMPLEMENTATIONS, NOT_DONE_REASONS, RESPONSES } from './follow-up/follow-up-task.ts';
export type { FollowUpOutcome, FollowUpTask } from './follow-up/follow-up-task.ts';
export { ROLES } from './access/actor.ts';
export type { Actor, Role } from './access/actor.ts';
export { ACT_KINDS } from './ports/human-acts.ts';
export type {
  ActContext,
  ActKind,
  ActOutbox,
  ActReceipt,
  CaseEngine,
  CaseReader,
  CaseSubmission,
  DecisionRevision,
  HumanActs,
  SignedBallot,
} from './ports/human-acts.ts';
export type {
  BlobStore,
  CaseHead,
  CaseWork,
  Clock,
  EvidenceDesk,
  KnowledgePort,
  PublishOutcome,
  ReportRenderer,
  RuleSetRef,
  StepDocuments,
  StepKey,
  StepOutcome,
  VariantReader,
} from './ports/activity-ports.ts';
