import { sha256Hex } from '@consilium/ledger';
import type { Sha256 } from '@consilium/domain';

/** What was seen on the wire of one request. LangChain and the providers' clients wrap errors; here they are as they were. */
export interface Sighting {
  sent: boolean;
  status: number | null;
  retryAfterMs: number | null;
  answerBytes: number;
  /** Why the request was not made, or its answer not read. */
  stopped: 'destination' | 'not-recorded' | 'too-large' | 'network' | null;
}

export const newSighting = (): Sighting => ({ sent: false, status: null, retryAfterMs: null, answerBytes: 0, stopped: null });

export interface Watch {
  readonly fetch: typeof fetch;
  /** Host with port of the one destination. */
  readonly destination: string;
  readonly signal: AbortSignal;
  readonly maxAnswerBytes: number;
  /** Writes the entry of the call. Throws when it can't, and then no byte leaves. */
  readonly record: (request: { readonly requestSha256: Sha256; readonly bytes: number }) => Promise<void>;
  readonly now: () => number;
}

/** Headers that a provider needs; the clients' own tell of the machine and of environment variables. */
const SENT_HEADERS = new Set(['accept', 'anthropic-version', 'api-key', 'authorization', 'content-type', 'x-api-key']);

/**
 * The fetch that a provider's client gets. Contract:
 * 1. Only the one destination, only POST of a text, no redirect.
 * 2. The entry is written over the exact bytes before they leave.
 * 3. The answer is read whole under a cap, and the signal of the case ends it wherever it is.
 */
export function watchedFetch(watch: Watch, sighting: Sighting): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = init?.body;
    if (url.host !== watch.destination || input instanceof Request || typeof body !== 'string') return stop(sighting, 'destination');
    await watch
      .record({ requestSha256: sha256Hex(body), bytes: Buffer.byteLength(body) })
      .catch((): Promise<never> => stop(sighting, 'not-recorded'));
    watch.signal.throwIfAborted();
    sighting.sent = true;
    const signal = init?.signal ? AbortSignal.any([watch.signal, init.signal]) : watch.signal;
    const request = { method: 'POST', body, headers: headersOf(init?.headers), redirect: 'error', signal } as const;
    try {
      const response = await watch.fetch(url, request);
      sighting.status = response.status;
      sighting.retryAfterMs = retryAfterOf(response.headers.get('retry-after'), watch.now());
      return await readWhole(response, watch.maxAnswerBytes, sighting);
    } catch (error) {
      sighting.stopped ??= whyOf(error);
      throw error;
    }
  };
}

async function stop(sighting: Sighting, why: NonNullable<Sighting['stopped']>): Promise<never> {
  sighting.stopped = why;
  throw new CallStopped(why);
}

class CallStopped extends Error {
  readonly code = 'MODEL.CALL_STOPPED';
  constructor(why: string) {
    super(`The call to the model was not made or not read to its end: ${why}.`);
  }
}

function headersOf(headers: RequestInit['headers']): Headers {
  return new Headers([...new Headers(headers)].filter(([name]) => SENT_HEADERS.has(name.toLowerCase())));
}

async function readWhole(response: Response, maxBytes: number, sighting: Sighting): Promise<Response> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    sighting.answerBytes += read.value.byteLength;
    if (sighting.answerBytes > maxBytes) {
      await reader?.cancel();
      return stop(sighting, 'too-large');
    }
    chunks.push(read.value);
  }
  const headers = new Headers(response.headers);
  // The body is already decoded.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return new Response(Buffer.concat(chunks), { status: response.status, headers });
}

/** The guarded fetch of the house says with these codes what it refused. */
function whyOf(error: unknown): NonNullable<Sighting['stopped']> {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'OUTBOUND.RESPONSE_TOO_LARGE') return 'too-large';
  return code === 'OUTBOUND.DESTINATION_REFUSED' ? 'destination' : 'network';
}

/** Seconds or a date (RFC 9110 §10.2.3), in ms from now; null for none or one that can't be read. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  if (/^\d+(?:\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  // An HTTP date names day and month; `Date.parse` alone would read `-5` as a year.
  const at = /[A-Za-z]{3}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
