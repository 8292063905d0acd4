import type { ApiCode } from './api-codes.ts';
import type { ProblemType } from './problem-type.ts';

export const API_PROBLEMS = {
  'REQUEST.INVALID': {
    status: 400,
    title: 'The request does not have the form this route expects',
    wayOut: 'See `errors` for the fields.',
  },
  'REQUEST.BODY_TOO_LARGE': { status: 413, title: 'The request is larger than this route accepts', wayOut: 'Send less at once.' },
  'REQUEST.MEDIA_TYPE': {
    status: 415,
    title: 'This route does not read that kind of content',
    wayOut: 'Send application/json, or multipart/form-data for a file.',
  },
  'REQUEST.NOT_FOUND': { status: 404, title: 'There is nothing at this address' },
  'REQUEST.TOO_MANY': { status: 429, title: 'Too many requests', wayOut: 'Wait as long as Retry-After says, then try again.' },
  'REQUEST.CROSS_SITE': {
    status: 403,
    title: 'The request did not come from this application',
    wayOut: 'Send the x-consilium-client header, or an Origin that is this application.',
  },
  'REQUEST.IF_MATCH_MISSING': {
    status: 428,
    title: 'The request does not say which version it is about',
    wayOut: 'Send If-Match with the ETag of the decision that was shown.',
  },
  'REQUEST.IF_MATCH_INVALID': {
    status: 400,
    title: 'If-Match does not name one version',
    wayOut: 'Send the one quoted ETag that the read gave.',
  },
  'IDEMPOTENCY.KEY_INVALID': { status: 400, title: 'Idempotency-Key must be 8 to 200 letters, digits or . _ : -' },
  'SESSION.REQUIRED': { status: 401, title: 'Nobody is signed in', wayOut: 'Sign in and try again.' },
  'SESSION.DEMO_OFF': { status: 404, title: 'Demo users exist only in a demo', wayOut: 'Sign in with login and password.' },
  'ACCESS.ROUTE_UNDECLARED': { status: 403, title: 'This route does not say who may use it, so nobody may' },
  'UPLOAD.NO_FILE': { status: 422, title: 'The upload has no file', wayOut: 'Send multipart/form-data with one part called `file`.' },
  'UPLOAD.FIELD_AFTER_FILE': { status: 422, title: 'A field came after the file', wayOut: 'Put all fields before the part called `file`.' },
  'UPLOAD.TOO_LARGE': {
    status: 413,
    title: 'The file is larger than this site accepts',
    wayOut: 'Send a smaller file, or ask the operator to raise CONSILIUM_UPLOAD_MAX_BYTES.',
  },
  'UPLOAD.INTERRUPTED': { status: 400, title: 'The upload ended before the file was complete', wayOut: 'Send the file again.' },
  'STEP.NOT_READY': { status: 404, title: 'The case has not reached this stage yet', wayOut: 'See the stage and holds of the case.' },
  'REPORT.NOT_READY': { status: 404, title: 'There is no decision to report yet', wayOut: 'Wait until the case is in sign-off.' },
  'FINDING.NOT_FOUND': { status: 404, title: 'The case has no such finding' },
  'DECISION.NOT_FOUND': { status: 404, title: 'The case has no such decision version' },
  'KNOWLEDGE.DOCUMENT_NOT_FOUND': { status: 404, title: 'No loaded source has this document' },
  'AUDIT.UNAVAILABLE': {
    status: 503,
    title: 'The audit trail cannot be written, so nothing is shown',
    wayOut: 'Try again; tell the operator if it lasts.',
  },
  'SERVICE.UNAVAILABLE': { status: 503, title: 'A part of the service is down', wayOut: 'Try again; tell the operator if it lasts.' },
  UNEXPECTED: {
    status: 500,
    title: 'Something went wrong on our side',
    wayOut: 'Try again; give the operator the correlation id if it lasts.',
  },
} as const satisfies Record<ApiCode, ProblemType>;
