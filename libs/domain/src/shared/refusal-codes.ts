import { refused } from './result.ts';
import type { Refusal, Result } from './result.ts';

/**
 * Every refusal that a person can meet, in one place: stable and public. The HTTP table in libs/contracts is exhaustive over this list by type.
 * A repeat of an act is no refusal: it is a receipt with `repeated: true`.
 */
export const REFUSAL_CODES = [
  'ACCESS.ROLE_NOT_ALLOWED',
  'ACCESS.SERVICE_NOT_ALLOWED',
  'ACCESS.SPECIALTY_REQUIRED',
  'ACCESS.INACTIVE',
  'ACCESS.ROLES_CONFLICT',
  'ACCESS.DEMO_REFUSED',
  'AUTH.CREDENTIALS_WRONG',
  'AUTH.LOCKED',
  'AUTH.PASSWORD_WEAK',
  'USER.LOGIN_TAKEN',
  'USER.NOT_FOUND',
  'USER.INVALID',
  'IDEMPOTENCY.KEY_REUSED',
  'CASE.NOT_FOUND',
  'CASE.VERSION_CHANGED',
  'CASE.NOT_IN_STATUS',
  'CASE.ALREADY_ISSUED',
  'CASE.REASON_REQUIRED',
  'CASE.FILE_NOT_FOUND',
  'CASE.FILE_REPLACED',
  'CASE.NOTE_NOT_FOUND',
  'CASE.NOTE_EMPTY',
  'CASE.NOTHING_TO_WAIVE',
  'CRITERION.UNKNOWN',
  'CRITERION.FINDING_UNKNOWN',
  'CRITERION.ALREADY_ENTERED',
  'CRITERION.NOT_FOUND',
  'TUMOR_TYPE.UNMAPPED',
  'SIGN_OFF.NO_REVIEW',
  'SIGN_OFF.NOT_READY',
  'SIGN_OFF.VERSION_SUPERSEDED',
  'SIGN_OFF.DIGEST_MISMATCH',
  'SIGN_OFF.NOT_ENTITLED',
  'SIGN_OFF.RECUSED',
  'SIGN_OFF.ALREADY_SIGNED',
  'SIGN_OFF.REASON_REQUIRED',
  'SIGN_OFF.TIME_ZONE_UNKNOWN',
  'SIGN_OFF.BALLOT_ID_TAKEN',
  'SIGN_OFF.OPTIONS_REQUIRED',
  'SIGN_OFF.OPTIONS_NOT_ALLOWED',
  'SIGN_OFF.RESCISSION_RECOMMENDS',
  'SIGN_OFF.ADDENDUM_CHANGES',
  'SIGN_OFF.SENTENCE_UNKNOWN',
  'SIGN_OFF.FINDING_UNKNOWN',
  'SIGN_OFF.TEXT_REQUIRED',
  'SIGN_OFF.SIGNATURE_NOT_FOUND',
  'SIGN_OFF.SIGNATURE_NOT_YOURS',
  'SIGN_OFF.QUORUM_NOT_MET',
  'SIGN_OFF.VETOED',
  'FOLLOW_UP.TASK_NOT_FOUND',
  'FOLLOW_UP.ALREADY_RECORDED',
  'FOLLOW_UP.REASON_REQUIRED',
  'FOLLOW_UP.REASON_NOT_ALLOWED',
  'MODEL.TARGET_INVALID',
  'KNOWLEDGE.ID_TAKEN',
  'KNOWLEDGE.RELEASE_MISSING',
  'KNOWLEDGE.RELEASE_ALTERED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type NamedRefusal = Refusal<RefusalCode>;
/** Outcome of an operation whose refusals are all in the one vocabulary. */
export type Outcome<T> = Result<T, NamedRefusal>;

export const refuse = (code: RefusalCode, detail: Readonly<Record<string, unknown>> = {}): Outcome<never> => refused(code, detail);
