import { actReceipt } from '@consilium/contracts';
import type {
  ActReceiptBody,
  AmendmentBody,
  BallotBody,
  BuildBody,
  ConsentBody,
  CriterionBody,
  DiagnosisBody,
  FollowUpBody,
  NoteBody,
  QuestionBody,
  ReasonBody,
  ReviseBody,
  SubmissionInput,
} from '@consilium/contracts';
import { write } from './http.ts';

const post = (path: string, body: unknown, ifMatch?: string): Promise<ActReceiptBody> =>
  write({ method: 'POST', path, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, actReceipt);
const put = (path: string, body: unknown): Promise<ActReceiptBody> => write({ method: 'PUT', path, body }, actReceipt);

export const submitCase = (body: SubmissionInput) => post('/cases', body);

/** The acts of a person on one case. */
export const actsOn = (caseId: string) => {
  const at = `/cases/${caseId}`;
  return {
    recordConsent: (body: ConsentBody) => put(`${at}/consent`, body),
    correctDiagnosis: (body: DiagnosisBody) => put(`${at}/diagnosis`, body),
    setQuestion: (body: QuestionBody) => put(`${at}/question`, body),
    addNote: (body: NoteBody) => post(`${at}/notes`, body),
    stateBuild: (fileId: string, body: BuildBody) => put(`${at}/files/${fileId}/build`, body),
    waiveQuality: (body: ReasonBody) => post(`${at}/quality-waiver`, body),
    enterCriterion: (body: CriterionBody) => post(`${at}/criteria`, body),
    withdrawCriterion: (criterionId: string, body: ReasonBody) =>
      write({ method: 'DELETE', path: `${at}/criteria/${criterionId}`, body }, actReceipt),
    reject: (body: ReasonBody) => post(`${at}/rejection`, body),
    cancel: (body: ReasonBody) => post(`${at}/cancellation`, body),
    revise: (body: ReviseBody, shown: string) => post(`${at}/decisions`, body, shown),
    castBallot: (body: BallotBody, shown: string) => post(`${at}/ballots`, body, shown),
    withdrawSignature: (signatureId: string, body: ReasonBody) =>
      write({ method: 'DELETE', path: `${at}/signatures/${signatureId}`, body }, actReceipt),
    recuse: (body: ReasonBody) => post(`${at}/recusals`, body),
    recordOutcome: (taskId: string, body: FollowUpBody) => put(`${at}/tasks/${taskId}/outcome`, body),
    openAmendment: (body: AmendmentBody) => post(`${at}/amendments`, body),
  };
};
export type CaseActs = ReturnType<typeof actsOn>;
