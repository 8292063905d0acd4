import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { IDENTITY_CALLS, SIGNING_CALLS } from '@consilium/contracts';
import type { IdentityCall, SigningCall } from '@consilium/contracts';
import type { Actor, Outcome, SigningDesk, Uuid } from '@consilium/domain';
import type { IdentityDesk } from '@consilium/persistence';
import { CALLS } from './calls.ts';
import { IDENTITY } from './identity-calls.ts';

export type Tell = (event: Readonly<Record<string, string | number>>) => void;

export interface VerifierParts {
  readonly desk: SigningDesk;
  readonly identity: IdentityDesk;
  /** Shared with the API. */
  readonly token: string;
  readonly ready: () => Promise<boolean>;
  /** Who acts by an open session, or null. */
  readonly actorOf: (session: Uuid) => Promise<Actor | null>;
  /** Takes one event; codes and numbers only. */
  readonly tell: Tell;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An attestation object of the largest allowed size fits. */
const MAX_BODY_BYTES = 160 * 1024;
const REQUEST_MS = 15_000;

/**
 * `POST /v1/<call>` with the shared secret, `GET /healthz` without. What a call is refused for comes as 200 with the refusal: HTTP speaks of the call
 * itself. Nothing of a failure goes out but its code.
 */
export function verifierServer(parts: VerifierParts): Server {
  const server = createServer((request, response) => {
    answer(parts, request)
      .catch((error: unknown): Answer => {
        parts.tell({ event: 'VERIFIER.FAILED', code: codeOf(error) });
        return { status: 500, body: { code: 'VERIFIER.FAILED' } };
      })
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = 5_000;
  server.maxRequestsPerSocket = 1_000;
  return server;
}

async function answer(parts: VerifierParts, request: IncomingMessage): Promise<Answer> {
  const { method = '', url = '' } = request;
  if (method === 'GET' && url === '/healthz') {
    const isReady = await parts.ready().catch(() => false);
    return { status: isReady ? 200 : 503, body: { ready: isReady } };
  }
  if (!isTrusted(request, parts.token)) {
    parts.tell({ event: 'VERIFIER.REFUSED', code: 'VERIFIER.TOKEN_WRONG' });
    return { status: 401, body: { code: 'VERIFIER.TOKEN_WRONG' } };
  }
  const call = method === 'POST' ? callIn(url) : null;
  if (call === null) return { status: 404, body: { code: 'VERIFIER.NO_SUCH_CALL' } };
  const body = await bodyOf(request);
  if (body === null) return { status: 413, body: { code: 'VERIFIER.TOO_LARGE' } };
  const said = jsonOf(body);
  return isIdentityCall(call) ? aboutIdentity(parts, call, said) : aboutSigning(parts, call, said);
}

const INVALID: Answer = { status: 400, body: { code: 'VERIFIER.CALL_INVALID' } };

async function aboutIdentity(parts: VerifierParts, call: IdentityCall, said: unknown): Promise<Answer> {
  const parsed = IDENTITY_CALLS[call].safeParse(said);
  return parsed.success ? told(parts, call, await IDENTITY[call](parts.identity, parsed.data)) : INVALID;
}

async function aboutSigning(parts: VerifierParts, call: SigningCall, said: unknown): Promise<Answer> {
  const parsed = SIGNING_CALLS[call].safeParse(said);
  if (!parsed.success) return INVALID;
  const { session, requestId, idempotencyKey } = parsed.data.context;
  const actor = await parts.actorOf(session);
  if (!actor) return { status: 403, body: { code: 'VERIFIER.SESSION_UNKNOWN' } };
  const context = { actor, session, requestId, idempotencyKey, ifVersion: null };
  return told(parts, call, await CALLS[call](parts.desk, parsed.data, context));
}

function told({ tell }: VerifierParts, call: string, outcome: Outcome<unknown>): Answer {
  tell({ event: 'VERIFIER.ANSWERED', call, outcome: outcome.ok ? 'done' : outcome.refusal.code });
  return { status: 200, body: outcome };
}

const isIdentityCall = (call: string): call is IdentityCall => Object.hasOwn(IDENTITY_CALLS, call);
const callIn = (url: string): SigningCall | IdentityCall | null => {
  const name = /^\/v1\/([a-z-]{1,30})$/.exec(url)?.[1] ?? '';
  return isIdentityCall(name) || Object.hasOwn(SIGNING_CALLS, name) ? (name as SigningCall | IdentityCall) : null;
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const isTrusted = ({ headers }: IncomingMessage, token: string): boolean =>
  timingSafeEqual(digestOf(headers.authorization ?? ''), digestOf(`Bearer ${token}`));

/** Null when there is more than a call can need. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';

function send(response: ServerResponse, { status, body }: Answer): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  // What is left of a request that was too large is not read.
  response.writeHead(status, status === 413 ? { ...headers, connection: 'close' } : headers).end(JSON.stringify(body));
}
