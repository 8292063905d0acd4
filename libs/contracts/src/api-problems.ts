import type { ApiCode } from './api-codes.ts';

export interface ProblemType {
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
}

export const API_PROBLEMS = {
  'REQUEST.INVALID': { status: 400, title: 'The request does not have the form this route expects' },
  'REQUEST.BODY_TOO_LARGE': { status: 413, title: 'The request is larger than this route accepts' },
  'REQUEST.MEDIA_TYPE': { status: 415, title: 'This route does not read that kind of content' },
  'REQUEST.NOT_FOUND': { status: 404, title: 'There is nothing at this address' },
  'REQUEST.TOO_MANY': { status: 429, title: 'Too many requests: wait and try again' },
  'REQUEST.CROSS_SITE': { status: 403, title: 'The request did not come from this application' },
  'REQUEST.IF_MATCH_MISSING': { status: 428, title: 'Say with If-Match which version you were shown' },
  'REQUEST.IF_MATCH_INVALID': { status: 400, title: 'If-Match does not name one version' },
  'SESSION.REQUIRED': { status: 401, title: 'Sign in first' },
  'SESSION.LOGIN_FAILED': { status: 401, title: 'Login or password is wrong' },
  'SESSION.LOCKED': { status: 429, title: 'Too many failed sign-ins: wait fifteen minutes' },
  'SESSION.DEMO_OFF': { status: 404, title: 'Demo users exist only in a demo' },
  'IDEMPOTENCY.KEY_INVALID': { status: 400, title: 'Idempotency-Key must be 8 to 200 visible ASCII characters' },
  'IDEMPOTENCY.KEY_REUSED': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'IDEMPOTENCY.IN_PROGRESS': { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  'UPLOAD.NO_FILE': { status: 422, title: 'The upload has no file part' },
  'UPLOAD.FIELD_AFTER_FILE': { status: 422, title: 'Fields must come before the file' },
  'UPLOAD.TOO_LARGE': { status: 413, title: 'The file is larger than this site accepts' },
  'UPLOAD.INTERRUPTED': { status: 400, title: 'The upload ended before the file was complete' },
  'STEP.NOT_READY': { status: 404, title: 'The case has not reached this stage yet' },
  'REPORT.NOT_READY': { status: 404, title: 'There is no decision to report yet' },
  'FINDING.NOT_FOUND': { status: 404, title: 'The case has no such finding' },
  'DECISION.NOT_FOUND': { status: 404, title: 'The case has no such decision version' },
  'AUDIT.UNAVAILABLE': { status: 503, title: 'The audit trail cannot be written, so nothing is shown' },
  'SERVICE.UNAVAILABLE': { status: 503, title: 'A part of the service is down: try again' },
  UNEXPECTED: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<ApiCode, ProblemType>;
