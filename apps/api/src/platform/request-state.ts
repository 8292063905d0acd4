import { randomUUID } from 'node:crypto';
import type { Purpose } from '@consilium/domain';
import type { SignedInUser } from './ports.ts';

export interface RequestState {
  /** Made here, never taken from the caller: the ids of read entries derive from it, so a repeated one would hide a read. */
  readonly requestId: string;
  /** The caller's, when it sent a well-formed one; echoed and logged. */
  readonly correlationId: string;
  session: SignedInUser | null;
  token: string | null;
  /** An Authorization header that stands for nobody. */
  isWrongToken: boolean;
  /** What the access guard opened the case for; null where no case is named. */
  purpose: Purpose | null;
}

const states = new WeakMap<object, RequestState>();
const WELL_FORMED = /^[A-Za-z0-9._-]{8,64}$/;

export function stateOf(request: object): RequestState {
  const known = states.get(request);
  if (known) return known;
  const requestId = randomUUID();
  const state: RequestState = {
    requestId,
    correlationId: sentCorrelationId(request) ?? requestId,
    session: null,
    token: null,
    isWrongToken: false,
    purpose: null,
  };
  states.set(request, state);
  return state;
}

function sentCorrelationId(request: object): string | null {
  if (!('headers' in request) || typeof request.headers !== 'object' || request.headers === null) return null;
  const sent: unknown = Reflect.get(request.headers, 'x-correlation-id');
  return typeof sent === 'string' && WELL_FORMED.test(sent) ? sent : null;
}
