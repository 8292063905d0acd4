import { guardedFetch } from '@consilium/adapters';
import { refuse } from '@consilium/domain';
import type { Outcome } from '@consilium/domain';
import { problem } from './problem-error.ts';

export interface VerifierAddress {
  readonly url: string;
  /** Shared secret. */
  readonly token: string;
}

/** One call of the verification process, by its name, with a body of that call's schema. */
export type AskVerifier = <T>(call: string, body: unknown) => Promise<Outcome<T>>;

const TIMEOUT_MS = 15_000;
/** A challenge with its statement, or a list of keys. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** The verification process, reached over the loopback. When it does not answer, nobody signs in and nothing is signed: the refusal says so. */
export function verifierCalls(verifier: VerifierAddress): AskVerifier {
  const fetching = guardedFetch({ allowedHosts: [new URL(verifier.url).host], maxResponseBytes: MAX_ANSWER_BYTES, timeoutMs: TIMEOUT_MS });
  return async <T>(call: string, body: unknown): Promise<Outcome<T>> => {
    const answer = await post(fetching, verifier, call, body);
    // The session has ended since this request began.
    if (answer?.status === 403) throw problem('SESSION.REQUIRED');
    return answer?.status === 200 && isOutcome<T>(answer.body) ? answer.body : refuse('SIGN_OFF.VERIFIER_DOWN');
  };
}

async function post(
  fetching: typeof fetch,
  { url, token }: VerifierAddress,
  call: string,
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
