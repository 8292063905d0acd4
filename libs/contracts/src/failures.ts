import type { RefusalCode } from '@consilium/domain';

/**
 * Refusal → type of the `ApplicationFailure` that an activity throws. A refusal is a fact about the case, so no repeat changes it: all are
 * non-retryable. The type says what the workflow does next.
 *
 * | type | the workflow |
 * |---|---|
 * | NotFound, Invalid | fails: a bug or a forged message |
 * | NotAllowed | fails: a machine stage asked for a person's act |
 * | Superseded | re-reads the case and goes on from where it stands |
 * | NotReady | waits for the next act |
 * | Tampered | fails and alarms: stored content differs from its hash |
 */
export const FAILURE_TYPES = ['NotFound', 'Invalid', 'NotAllowed', 'Superseded', 'NotReady', 'Tampered'] as const;
export type FailureType = (typeof FAILURE_TYPES)[number];

export const FAILURES = {
  'ACCESS.ROLE_NOT_ALLOWED': 'NotAllowed',
  'ACCESS.SERVICE_NOT_ALLOWED': 'NotAllowed',
  'ACCESS.SPECIALTY_REQUIRED': 'NotAllowed',
  'ACCESS.INACTIVE': 'NotAllowed',
  'ACCESS.ROLES_CONFLICT': 'NotAllowed',
  'ACCESS.DEMO_REFUSED': 'NotAllowed',
  'AUTH.CREDENTIALS_WRONG': 'NotAllowed',
  'AUTH.LOCKED': 'NotAllowed',
  'AUTH.PASSWORD_WEAK': 'Invalid',
  'USER.LOGIN_TAKEN': 'Invalid',
  'USER.NOT_FOUND': 'NotFound',
  'USER.INVALID': 'Invalid',
  'ACCESS.SCOPE_MISSING': 'NotAllowed',
  'AUTH.PROOF_STALE': 'NotAllowed',
  'AUTH.SIGNING_HELD': 'NotAllowed',
  'AUTH.LOCAL_LOGIN_OFF': 'NotAllowed',
  'AUTH.PROVIDER_OFF': 'NotAllowed',
  'AUTH.PROVIDER_DOWN': 'NotAllowed',
  'AUTH.PROVIDER_REFUSED': 'NotAllowed',
  'AUTH.FLOW_INVALID': 'NotAllowed',
  'AUTH.SUBJECT_UNKNOWN': 'NotAllowed',
  'AUTH.SUBJECT_OTHER': 'NotAllowed',
  'AUTH.ROLE_CLAIM_EMPTY': 'NotAllowed',
  'AUTH.TOKEN_WRONG': 'NotAllowed',
  'USER.SUBJECT_TAKEN': 'Invalid',
  'USER.NOT_YOURSELF': 'NotAllowed',
  'USER.LAST_ADMINISTRATOR': 'Invalid',
  'USER.NOTHING_TO_CONFIRM': 'Invalid',
  'TOKEN.INVALID': 'Invalid',
  'TOKEN.NOT_FOUND': 'NotFound',
  'SESSION.NOT_FOUND': 'NotFound',
  'IDEMPOTENCY.KEY_REUSED': 'Invalid',
  'CASE.NOT_FOUND': 'NotFound',
  'CASE.VERSION_CHANGED': 'Superseded',
  'CASE.NOT_IN_STATUS': 'Superseded',
  'CASE.ALREADY_ISSUED': 'Superseded',
  'CASE.REASON_REQUIRED': 'Invalid',
  'CASE.FILE_NOT_FOUND': 'NotFound',
  'CASE.FILE_REPLACED': 'Superseded',
  'CASE.NOTE_NOT_FOUND': 'NotFound',
  'CASE.NOTE_EMPTY': 'Invalid',
  'CASE.NOTHING_TO_WAIVE': 'Superseded',
  'TUMOR_TYPE.UNMAPPED': 'NotReady',
  'SIGN_OFF.NO_REVIEW': 'NotReady',
  'SIGN_OFF.NOT_READY': 'NotReady',
  'SIGN_OFF.VERSION_SUPERSEDED': 'Superseded',
  'SIGN_OFF.DIGEST_MISMATCH': 'Tampered',
  'SIGN_OFF.NOT_ENTITLED': 'NotAllowed',
  'SIGN_OFF.RECUSED': 'NotAllowed',
  'SIGN_OFF.ALREADY_SIGNED': 'Superseded',
  'SIGN_OFF.REASON_REQUIRED': 'Invalid',
  'SIGN_OFF.TIME_ZONE_UNKNOWN': 'Invalid',
  'SIGN_OFF.BALLOT_ID_TAKEN': 'Invalid',
  'SIGN_OFF.OPTIONS_REQUIRED': 'Invalid',
  'SIGN_OFF.OPTIONS_NOT_ALLOWED': 'Invalid',
  'SIGN_OFF.RESCISSION_RECOMMENDS': 'Invalid',
  'SIGN_OFF.ADDENDUM_CHANGES': 'Invalid',
  'SIGN_OFF.SENTENCE_UNKNOWN': 'Invalid',
  'SIGN_OFF.FINDING_UNKNOWN': 'Invalid',
  'CRITERION.UNKNOWN': 'Invalid',
  'CRITERION.FINDING_UNKNOWN': 'Invalid',
  'CRITERION.ALREADY_ENTERED': 'Invalid',
  'CRITERION.NOT_FOUND': 'Invalid',
  'SIGN_OFF.TEXT_REQUIRED': 'Invalid',
  'SIGN_OFF.SIGNATURE_NOT_FOUND': 'NotFound',
  'SIGN_OFF.SIGNATURE_NOT_YOURS': 'NotAllowed',
  'SIGN_OFF.QUORUM_NOT_MET': 'NotReady',
  'SIGN_OFF.VETOED': 'NotReady',
  'FOLLOW_UP.TASK_NOT_FOUND': 'NotFound',
  'FOLLOW_UP.ALREADY_RECORDED': 'Superseded',
  'FOLLOW_UP.REASON_REQUIRED': 'Invalid',
  'FOLLOW_UP.REASON_NOT_ALLOWED': 'Invalid',
  'MODEL.TARGET_INVALID': 'Invalid',
  'KNOWLEDGE.ID_TAKEN': 'Invalid',
  'KNOWLEDGE.RELEASE_MISSING': 'NotReady',
  'KNOWLEDGE.RELEASE_ALTERED': 'Tampered',
} as const satisfies Record<RefusalCode, FailureType>;
