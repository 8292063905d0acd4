export { actReceipt, caseParams, listOf, pageOf, pageQuery } from './common.ts';
export type { ActReceiptBody, CaseParams } from './common.ts';
export {
  CSRF_HEADER,
  confirmBody,
  demoLoginBody,
  demoUsers,
  loginBody,
  me,
  oidcStartQuery,
  ownPasswordBody,
  sessionList,
  sessionParams,
  signInOptions,
  signedOut,
  userView,
} from './session.ts';
export type {
  ConfirmBody,
  DemoLoginBody,
  DemoUsers,
  LoginBody,
  Me,
  OidcStartQuery,
  OwnPasswordBody,
  SessionList,
  SessionParams,
  SignInOptions,
  SignedOut,
  UserView,
} from './session.ts';
export {
  accountList,
  accountView,
  activeBody,
  newTokenBody,
  newUserBody,
  passwordBody,
  seatBody,
  subjectBody,
  tokenList,
  tokenMade,
  tokenParams,
  userParams,
} from './accounts.ts';
export type {
  AccountList,
  AccountView,
  ActiveBody,
  NewTokenBody,
  NewUserBody,
  PasswordBody,
  SeatBody,
  SubjectBody,
  TokenList,
  TokenMade,
  TokenParams,
  UserParams,
} from './accounts.ts';
export { PROBLEM_MEDIA_TYPE, problem } from './problem.ts';
export type { ProblemBody } from './problem.ts';
export { API_CODES } from './api-codes.ts';
export type { ApiCode } from './api-codes.ts';
export { API_PROBLEMS } from './api-problems.ts';
export { PROBLEMS } from './domain-problems.ts';
export { FAILURES, FAILURE_TYPES } from './failures.ts';
export type { FailureType } from './failures.ts';
export { FILE_PROBLEMS } from './file-problems.ts';
export type { FileCode } from './file-problems.ts';
export type { ProblemType } from './problem-type.ts';

export { caseListQuery, casePage, caseRecord, caseSummary, followUpTask, submissionBody, taskList } from './cases.ts';
export type { CaseListQuery, CasePage, CaseRecordBody, CaseSummaryBody, SubmissionBody, SubmissionInput, TaskList } from './cases.ts';
export { caseFile, fileFields, fileParams, fileReceipt, fileSummary } from './files.ts';
export type { FileFields, FileParams, FileReceipt } from './files.ts';
export {
  AMENDMENT_KINDS,
  amendmentBody,
  buildBody,
  consentBody,
  decisionOption,
  decisionOverride,
  diagnosisBody,
  followUpBody,
  noteBody,
  questionBody,
  criterionBody,
  criterionParams,
  reasonBody,
  reviseBody,
} from './acts.ts';
export type {
  AmendmentBody,
  BuildBody,
  ConsentBody,
  DiagnosisBody,
  FollowUpBody,
  NoteBody,
  QuestionBody,
  CriterionBody,
  CriterionParams,
  ReasonBody,
  ReviseBody,
} from './acts.ts';
export { IDENTITY_CALLS } from './identity-calls.ts';
export type { IdentityCall } from './identity-calls.ts';
export { SIGNING_CALLS, ballotBody, ballotChallenge, challengeBody, enrolmentBody, enrolmentChallenge } from './signing.ts';
export { keyConfirmationBody, keyParams, keyRevocationBody, ownProofBody, signingKey, signingKeyList } from './signing.ts';
export type { BallotBody, ChallengeBody, EnrolmentBody, KeyConfirmationBody, KeyParams, KeyRevocationBody } from './signing.ts';
export type { OwnProofBody, SigningCall, SigningKeyList } from './signing.ts';
export { finding } from './findings.ts';
export { findingExplanation, findingParams, findingResult, findingsPage, findingsQuery, prioritization } from './prioritization.ts';
export type { FindingParams, FindingsPage, FindingsQuery, PrioritizationBody } from './prioritization.ts';
export { annotationSummary, draft, draftSentence, retrieval } from './steps.ts';
export type { AnnotationSummary, DraftBody, RetrievalBody } from './steps.ts';
export {
  REPORT_FORMATS,
  decisionContent,
  decisionList,
  decisionParams,
  decisionVersion,
  reportQuery,
  reviewVerdict,
  signature,
  signatureParams,
  taskParams,
} from './decisions.ts';
export type { DecisionList, DecisionParams, DecisionVersionBody, ReportQuery, SignatureParams, TaskParams } from './decisions.ts';
export {
  AUDIT_MARKS, AUDIT_OUTCOMES, auditEntry, auditExportQuery, auditFacets, auditFacetsQuery, auditPage, auditQuery, caseAuditQuery,
} from './audit.ts'; // prettier-ignore
export type {
  AuditEntryBody, AuditExportQuery, AuditFacets, AuditFacetsQuery, AuditMark, AuditPage, AuditQuery, CaseAuditQuery,
} from './audit.ts'; // prettier-ignore
export { auditEntryDetail, auditRow, entryParams, entryProof } from './audit-entry.ts';
export type { AuditEntryDetail, AuditRow, EntryParams, EntryProof } from './audit-entry.ts';
export { asKnownAtQuery, caseAsKnownAt } from './audit-history.ts';
export type { AsKnownAtQuery, CaseAsKnownAt } from './audit-history.ts';
export { LOG_ALARMS, logCheckBody, logCheckReceipt, logStatus } from './audit-log.ts';
export type { LogAlarm, LogCheckBody, LogCheckReceipt, LogStatus } from './audit-log.ts';
export {
  REVIEW_VERDICTS, auditReview, auditReviewList, auditSample, auditSampleList, periodQuery, reviewBody, reviewsQuery, sampleBody, sampleParams,
  standingFindings,
} from './audit-review.ts'; // prettier-ignore
export type {
  AuditReviewBody, AuditReviewList, AuditSample, AuditSampleList, PeriodQuery, ReviewBody, ReviewsQuery, SampleBody, SampleParams, StandingFindings,
} from './audit-review.ts'; // prettier-ignore
export {
  askBody,
  corpusList,
  corpusRelease,
  documentParams,
  evidenceAnswer,
  modelStatus,
  modelSwitchBody,
  sourceDocument,
} from './evidence.ts';
export type {
  AskBody,
  CorpusList,
  DocumentParams,
  EvidenceAnswerBody,
  ModelStatus,
  ModelSwitchBody,
  UnderstoodQuestionBody,
} from './evidence.ts';
export { releaseList, releaseView } from './knowledge.ts';
export type { ReleaseList, ReleaseView } from './knowledge.ts';

export { lineError, lineId } from './cli/line.ts';
export type { LineError } from './cli/line.ts';
export { caseLine, tumorTypeRef } from './cli/case-line.ts';
export type { CaseLine } from './cli/case-line.ts';
export { prioritizedFinding, prioritizedLine } from './cli/prioritize.ts';
export type { PrioritizedLine } from './cli/prioritize.ts';
export { normalizeLine, normalizedLine, oncogenicityAnswer, oncogenicityLine, releaseLine, vcfCheckAnswer } from './cli/small-lines.ts';
export type {
  NormalizeLine,
  NormalizedLine,
  OncogenicityAnswer,
  OncogenicityLine,
  ReleaseLine,
  VcfCheckAnswer,
} from './cli/small-lines.ts';
export { askLine, askedLine } from './cli/ask.ts';
export type { AskLine, AskedLine } from './cli/ask.ts';
export { checkedClaimLine, claimLine } from './cli/check-claims.ts';
export type { CheckedClaimLine, ClaimLine } from './cli/check-claims.ts';
export { draftedLine, retrieveLine, retrievedLine } from './cli/retrieve.ts';
export type { DraftedLine, RetrieveLine, RetrievedLine } from './cli/retrieve.ts';
export { knowledgeAffectedLine, knowledgeDiffLine } from './cli/knowledge-lines.ts';
export type { KnowledgeAffectedLine, KnowledgeDiffLine } from './cli/knowledge-lines.ts';
export { corpusDocumentLine, corpusLine } from './cli/corpus-lines.ts';
export type { CorpusDocumentLine, CorpusLine } from './cli/corpus-lines.ts';
export { brokenGlass, glassBody, glassDoor, glassDoorQuery, glassList, glassParams, glassReviewBody } from './break-glass.ts';
export type { BrokenGlassBody, GlassBody, GlassDoorBody, GlassDoorQuery, GlassList, GlassParams, GlassReviewBody } from './break-glass.ts';
