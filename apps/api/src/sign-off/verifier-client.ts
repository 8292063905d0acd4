import { guardedFetch } from '@consilium/adapters';
import { SIGNING_CALLS } from '@consilium/contracts';
import type { SigningCall } from '@consilium/contracts';
import { refuse } from '@consilium/domain';
import type { Outcome, SigningContext, SigningDesk } from '@consilium/domain';
import { problem } from '../platform/problem-error.ts';

export interface VerifierAddress {
  readonly url: string;
  /** Shared secret. */
  readonly token: string;
}

const TIMEOUT_MS = 15_000;
/** A challenge with its statement, or a list of keys. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** The verification process, reached over the loopback. When it does not answer, nothing is signed: the refusal says so. */
export function verifierClient(verifier: VerifierAddress): SigningDesk {
  const fetching = guardedFetch({ allowedHosts: [new URL(verifier.url).host], maxResponseBytes: MAX_ANSWER_BYTES, timeoutMs: TIMEOUT_MS });
  const ask = async <T>(call: SigningCall, said: Readonly<Record<string, unknown>>, context: SigningContext): Promise<Outcome<T>> => {
    if (context.session === null) throw problem('SESSION.REQUIRED');
    const { session, requestId, idempotencyKey } = context;
    const body = SIGNING_CALLS[call].parse({ ...said, context: { session, requestId, idempotencyKey } });
    const answer = await post(fetching, verifier, call, body);
    // The session has ended since this request began.
    if (answer?.status === 403) throw problem('SESSION.REQUIRED');
    return answer?.status === 200 && isOutcome<T>(answer.body) ? answer.body : refuse('SIGN_OFF.VERIFIER_DOWN');
  };
  return {
    challenge: (caseId, statement, context) => ask('challenge', { caseId, statement }, context),
    castBallot: (caseId, ballot, context) => ask('cast', { caseId, ballot }, context),
    keys: (which, context) => ask('keys', { which }, context),
    beginEnrolment: (proof, context) => ask('begin-enrolment', { proof }, context),
    enrol: (enrolment, context) => ask('enrol', { enrolment }, context),
    confirmKey: (id, identity, proof, context) => ask('confirm', { id, identity, proof }, context),
    revokeKey: (id, reason, context) => ask('revoke', { id, reason }, context),
  };
}

async function post(
  fetching: typeof fetch,
  { url, token }: VerifierAddress,
  call: SigningCall,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown } | null> {
  try {
    const answer = await fetching(`${url}/v1/${call}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return null;
  }
}

const isOutcome = <T>(body: unknown): body is Outcome<T> =>
  typeof body === 'object' && body !== null && 'ok' in body && ('value' in body || 'refusal' in body);
