import { randomUUID } from 'node:crypto';
import { PASSWORD } from './clinic.ts';

/** What is sent to a route so that the access rules, and after them the state of the case, are all that decides. */
export interface Sample {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** A version that no case has: an act that everything allows stops here, after every question about access, and changes nothing. */
const STALE = { 'if-match': '"999999"' };
const NO_DIGEST = { 'if-match': `"${'0'.repeat(64)}"` };
const REASON = { body: { reason: 'because of the test' }, headers: STALE };
/** Refused as malformed by whatever lets it through the guard. */
const MALFORMED = { body: { no: 'such field' } };
const statement = { version: 1, choice: 'agree', timeZone: 'Europe/Berlin' };

/** By method and path as declared. Routes that only read need none. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'PUT api/v1/cases/:caseId/consent': { body: { status: 'given', version: '3', recordedOn: '2026-01-02' }, headers: STALE },
  'PUT api/v1/cases/:caseId/diagnosis': { body: { code: 'LUAD', reason: 'because of the test' }, headers: STALE },
  'PUT api/v1/cases/:caseId/question': { body: { question: 'Which therapy next?' }, headers: STALE },
  'PUT api/v1/cases/:caseId/files/:fileId/build': { body: { build: 'GRCh37' }, headers: STALE },
  'POST api/v1/cases/:caseId/notes': { body: { text: 'A note.' }, headers: STALE },
  'POST api/v1/cases/:caseId/quality-waiver': REASON,
  'POST api/v1/cases/:caseId/rejection': REASON,
  'POST api/v1/cases/:caseId/cancellation': REASON,
  'POST api/v1/cases/:caseId/criteria': { body: { finding: 'f1', code: 'OS2', reason: 'because of the test' }, headers: STALE },
  'DELETE api/v1/cases/:caseId/criteria/:criterionId': REASON,
  'PUT api/v1/cases/:caseId/tasks/:taskId/outcome': { body: { implemented: 'implemented', response: 'CR' }, headers: STALE },
  'POST api/v1/cases/:caseId/amendments': { body: { kind: 'amendment', reason: 'because of the test' }, headers: STALE },
  'POST api/v1/cases/:caseId/decisions': {
    body: { origin: 'changed', recommendation: 'no-recommendation', boardText: 'None.' },
    headers: NO_DIGEST,
  },
  'POST api/v1/cases/:caseId/ballots': { body: { ballotId: randomUUID(), ...statement, password: PASSWORD }, headers: NO_DIGEST },
  'POST api/v1/cases/:caseId/ballots/challenge': { body: statement, headers: NO_DIGEST },
  'DELETE api/v1/cases/:caseId/signatures/:signatureId': REASON,
  'POST api/v1/cases/:caseId/recusals': REASON,
  'GET api/v1/break-glass/door': { query: '?ref=C-9999' },
};
export const sampleOf = (route: { readonly method: string; readonly path: string }): Sample =>
  SAMPLES[`${route.method} ${route.path}`] ?? (route.method === 'GET' || route.method === 'DELETE' ? {} : MALFORMED);
