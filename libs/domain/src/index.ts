export { ok, refused } from './shared/result.ts';
export type { Refusal, Result } from './shared/result.ts';
export { GENOME_BUILDS } from './shared/primitives.ts';
export type { Fraction, GeneSymbol, GenomeBuild, Instant, Sha256, Uuid } from './shared/primitives.ts';

export { STAGES, earlierOf, isBefore, isStage, stagesFrom } from './case/stages.ts';
export type { Stage } from './case/stages.ts';

export { ORIGINS, STRUCTURAL_TYPES } from './annotate/finding.ts';
export type {
  AnnotatedSample,
  Biomarker,
  Breakpoint,
  Consequence,
  CopyNumber,
  ExpressionFinding,
  Finding,
  FindingKind,
  FusionFinding,
  Origin,
  PopulationFrequency,
  PredictorScores,
  ReadSupport,
  SmallVariant,
  StructuralVariant,
  TextFinding,
  VariantCounts,
  WildType,
} from './annotate/finding.ts';
export type { ModelScore, SampleFacts } from './annotate/sample-statement.ts';
export { proteinKey } from './annotate/protein-key.ts';
export { cdnaKey } from './annotate/cdna-key.ts';
export { buildGeneTable, geneRoleOf, geneSymbol, geneSymbolOr, lookupGene } from './annotate/gene-table.ts';
export type { GeneLookup, GeneTable } from './annotate/gene-table.ts';
export { geneVocabulary } from './annotate/gene-vocabulary.ts';
export { parseFusion } from './annotate/fusion-notation.ts';
export type { FusionPair } from './annotate/fusion-notation.ts';
export { parseProtein } from './annotate/protein-change.ts';
export type { ProteinChange } from './annotate/protein-change.ts';
export { CHROMOSOME_LENGTHS, isBeyondEnd } from './annotate/chromosome-lengths.ts';
export { bareChromosome, comparableGenomicKey, genomicKey } from './annotate/genomic-key.ts';
export { parseAllele } from './annotate/genomic-notation.ts';
export type { WrittenAllele } from './annotate/genomic-notation.ts';
export type { GenomicAllele } from './annotate/genomic-key.ts';
export { DEFAULT_BIOMARKER_POLICY } from './annotate/biomarker-policy.ts';
export type { AssayThreshold, BiomarkerPolicy } from './annotate/biomarker-policy.ts';
export { nameOfKey } from './annotate/label-parts.ts';
export { keysOfFinding, labelOf, readFinding } from './annotate/read-finding.ts';
export type { FindingFacts } from './annotate/finding-facts.ts';
export { readingContext } from './annotate/reading-context.ts';
export type { ReadingContext, TextClassifier } from './annotate/reading-context.ts';

export { KEY_CATEGORIES, TRUTH } from './prioritize/variant-key.ts';
export type { KeyCategory, Profile, Truth, VariantKey } from './prioritize/variant-key.ts';
export { BIOMARKER_KEYS } from './prioritize/biomarker-keys.ts';
export { categoryOf, genesOfKey, keysOfProfile, negatedKey } from './prioritize/key-parts.ts';
export { matchKey } from './prioritize/match-key.ts';
export type { KeyMatch } from './prioritize/match-key.ts';
export { formsTier, rankOfLevel } from './prioritize/match-level.ts';
export { buildCaseFacts } from './prioritize/case-facts.ts';
export type { CaseFindings } from './prioritize/case-facts.ts';
export { evaluateProfile } from './prioritize/evaluate-profile.ts';
export type { Evaluation, ProfileMatch, UnknownComponent } from './prioritize/evaluate-profile.ts';
export { buildDiseaseGraph } from './prioritize/disease-graph.ts';
export type { DiseaseGraph } from './prioritize/disease-graph.ts';
export { diseaseRelation, isInClass } from './prioritize/disease-relation.ts';
export type { DiseaseMatch } from './prioritize/disease-relation.ts';
export { TIER_TABLE, tierText } from './prioritize/tier-table.ts';
export { tierOf } from './prioritize/tier-of.ts';
export type { TierCandidate, TierVerdict } from './prioritize/tier-of.ts';
export {
  ONCOGENICITY_CRITERIA,
  ONCOGENICITY_SCHEME,
  ONCOGENICITY_SCHEMES,
  isOncogenicityCode,
  isOncogenicityScheme,
} from './prioritize/oncogenicity-criteria.ts';
export type { OncogenicityCode, OncogenicityScheme } from './prioritize/oncogenicity-criteria.ts';
export { scoreOncogenicity } from './prioritize/score-oncogenicity.ts';
export type { Criterion } from './prioritize/score-oncogenicity.ts';
export { populationVerdict } from './prioritize/population-frequency.ts';
export { DEFAULT_PRIORITIZE_POLICY } from './prioritize/policy.ts';
export type { PrioritizePolicy } from './prioritize/policy.ts';
export { RULE_SET_ID, RULE_SET_VERSION, ruleSetContent } from './prioritize/rule-set.ts';
export type { EnteredCriterion, PrioritizeInput, PriorTherapy, Treatment, TumorTypeRef } from './prioritize/prioritize-input.ts';
export { resolveByOncotree } from './prioritize/resolve-tumor-type.ts';
export type { StatedType, TumorTypeResolver } from './prioritize/resolve-tumor-type.ts';
export { viewsOf } from './prioritize/views/views-of.ts';
export { drugsWritten, genericDrugName } from './prioritize/drug-name.ts';
export { indexKnowledge } from './prioritize/index-knowledge.ts';
export type { KnowledgeIndex } from './prioritize/index-knowledge.ts';
export { SAMPLE_FACT_CODES, SAMPLE_SEVERITIES } from './prioritize/sample-fact.ts';
export type { SampleFact, SampleFactCode } from './prioritize/sample-fact.ts';
export { expectedVaf } from './prioritize/expected-vaf.ts';
export { prioritize } from './prioritize/prioritize.ts';
export type { PrioritizeSetting } from './prioritize/prioritize.ts';
export { DIRECTIONS, EVIDENCE_KINDS, EVIDENCE_LEVELS, SIGNIFICANCES } from './prioritize/evidence-item.ts';
export type {
  Direction,
  DiseaseScope,
  EvidenceItem,
  EvidenceKind,
  EvidenceLevel,
  Significance,
  Verification,
} from './prioritize/evidence-item.ts';
export { GENE_ROLES } from './prioritize/knowledge-snapshot.ts';
// prettier-ignore
export type {
  GeneRole, GeneRoleName, Hotspot, KnowledgeRelease, KnowledgeSnapshot, RefusedRow, ReleaseContent, TumorType,
} from './prioritize/knowledge-snapshot.ts';
export { DISEASE_RELATIONS, MATCH_LEVELS, ONCOGENICITY_CLASSES, REJECTION_REASONS, TIERS, VIEW_SCHEMES } from './prioritize/explanation.ts';
// prettier-ignore
export type {
  CountedCriterion, DiseaseRelation, FindingExplanation, FindingResult, LevelView, MatchLevel, MatchedItem, MissingTest, Oncogenicity,
  OncogenicityClass, Prioritization, RejectedItem, RejectionReason, ReleaseRef, ResearchScore, ResistanceEntry, SafetyEntry,
  TherapyOption, Tier, TierLevel, UntestedBiomarker,
} from './prioritize/explanation.ts';

export { enterCriterion } from './prioritize/enter-criterion.ts';
export type { CriterionEntry } from './prioritize/enter-criterion.ts';
export { ANNOTATION_KINDS, FILE_FORMATS, READ_BY_POSITION } from './intake/file-format.ts';
export type { AnnotationKind, FileFormat } from './intake/file-format.ts';
export { CASE_STATUSES, SEXES, STEPS } from './case/case-record.ts';
export type {
  CaseCriterion,
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
export type { Retrieval, RetrievedPassage, Stance } from './retrieve/retrieval.ts';
export type { SourceDocument } from './retrieve/source-document.ts';
export type { EvidenceDesk } from './ports/evidence-ports.ts';
export { DRAFT_SECTIONS } from './draft/sentence.ts';
export type { DraftSection, DraftSentence, EngineSentence, FactSentence, QuotedSentence } from './draft/sentence.ts';
export type { DraftProvenance, DraftRecommendation, DroppedSentence } from './draft/draft.ts';
export { OVERRIDE_REASONS, RECOMMENDATION_KINDS } from './sign-off/decision.ts';
export type { DecisionContent, DecisionOption, DecisionVersionHead, OverrideReason, RecommendationKind } from './sign-off/decision.ts';
export {
  ASSURANCES,
  BALLOT_CHOICES,
  MEANINGS,
  SIGNING_METHODS,
  SPECIALTIES,
  type Assurance,
  type SigningMethod,
} from './sign-off/review.ts';
export {
  IDENTITY_PROOFS,
  type BallotChallenge,
  type BallotStatement,
  type Enrolment,
  type EnrolmentChallenge,
  type IdentityProof,
} from './ports/signing-desk.ts';
export type { KeyHandle, OwnProof, SigningContext, SigningDesk, SigningKey } from './ports/signing-desk.ts';
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
export { REFUSAL_CODES, refuse } from './shared/refusal-codes.ts';
export type { NamedRefusal, Outcome, RefusalCode } from './shared/refusal-codes.ts';
export { ACCESS_MATRIX, ACTIONS, ACTION_OF_ACT, PATIENT_ACTIONS, SEAT_ACTIONS, rolesConflict } from './access/access-matrix.ts';
export type { Action } from './access/access-matrix.ts';
export { may, mayAct, mayOn } from './access/may.ts';
export { GLASS_REASONS, GLASS_VERDICTS, MAX_GLASS_MINUTES, MIN_GLASS_TEXT, mayReviewGlass } from './access/break-glass.ts';
export type { BrokenGlass, GlassDoor, GlassReason, GlassRequest, GlassVerdict } from './access/break-glass.ts';
export { grantsOf, type Grant } from './access/grants.ts';
export { ACTION_RULES, type ActionRule } from './access/action-rules.ts';
export { BOARD_NAME, FIRST_BOARD, PURPOSES, REACH, boardOfNewCase, reachCase, reachOf, type Door, type Purpose } from './access/reach.ts';
export { SERVICE_SCOPES, isServiceScope } from './access/service-scopes.ts';
export type { ServiceScope } from './access/service-scopes.ts';
export { FRESH_PROOF_MS, freshProof } from './access/fresh-proof.ts';
export type { CaseFacts } from './access/may.ts';
export { ROLES } from './access/actor.ts';
export type { Actor, Role } from './access/actor.ts';
export type { KeyWrap, SealedKey, TrailKeys } from './ports/keys.ts';
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
  KeyAssertion,
  SignedBallot,
} from './ports/human-acts.ts';
export type {
  BlobStore,
  CaseHead,
  CaseWork,
  Clock,
  KnowledgePort,
  PublishOutcome,
  Rendering,
  ReportRenderer,
  RuleSetRef,
  StepDocuments,
  StepKey,
  StepOutcome,
  VariantReader,
} from './ports/activity-ports.ts';
export { addMonths } from './shared/add-months.ts';
export { MIN_CALLABILITY, QUALITY_WAIVER, buildOf, checkIntake, currentFiles, tumorSampleOf } from './intake/check-intake.ts';
export type { IntakeFacts } from './intake/check-intake.ts';
export { ACT_STATUSES, checkTransition } from './case/transitions.ts';
export { restartStageOf } from './case/corrections.ts';
export type { CorrectionFacts } from './case/corrections.ts';
export { DEFAULT_POLICY, isSafePolicy } from './sign-off/policy.ts';
export { readPolicy } from './sign-off/read-policy.ts';
export { PRESENT, meaningOf } from './sign-off/ballot-meaning.ts';
export { countingSignatures, isAuthor, isEntitled, isRecused, reviewVerdict } from './sign-off/review-verdict.ts';
export { currentDecision, reviewOf } from './sign-off/review-of.ts';
export { checkReadiness, missingItems } from './sign-off/readiness.ts';
export type { ReadinessItem } from './sign-off/readiness.ts';
export { castBallot } from './sign-off/cast-ballot.ts';
export type { BallotCast, BallotInput } from './sign-off/cast-ballot.ts';
export { withdrawSignature } from './sign-off/withdraw-signature.ts';
export type { Withdrawal } from './sign-off/withdraw-signature.ts';
export { recuse } from './sign-off/recuse.ts';
export type { RecusalChange } from './sign-off/recuse.ts';
export { NOT_ASSESSED, decisionFromDraft } from './sign-off/decision-from-draft.ts';
export type { DecisionSource } from './sign-off/decision-from-draft.ts';
export { reviseDecision } from './sign-off/revise-decision.ts';
export type { RevisionSource } from './sign-off/revise-decision.ts';
export { amendmentOf } from './sign-off/open-amendment.ts';
export type { AmendmentKind } from './sign-off/open-amendment.ts';
export { SignedDecision, signDecision } from './sign-off/sign-decision.ts';
export { FOLLOW_UP_MONTHS, planFollowUpTasks } from './follow-up/plan-follow-up.ts';
export { recordOutcome } from './follow-up/record-outcome.ts';
export { mergeSamples } from './annotate/merge-samples.ts';
export { inputOfCase } from './prioritize/input-of-case.ts';
