import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ActContext, Actor, SigningContext, Uuid } from '@consilium/domain';
import type { Administering, SignedInUser } from './identity-ports.ts';
import { problem } from './problem-error.ts';
import { stateOf } from './request-state.ts';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

export function actorOf(request: FastifyRequest): Actor {
  const { session } = stateOf(request);
  if (!session) throw problem('SESSION.REQUIRED');
  return session.actor;
}

/** Who is signed in with a session of his own; a machine has none. */
export function personOf(request: FastifyRequest): SignedInUser & { readonly id: Uuid } {
  const { session } = stateOf(request);
  if (session === null || session.id === null) throw problem('SESSION.REQUIRED');
  return { ...session, id: session.id };
}

export function administering(request: FastifyRequest): Administering {
  const { actor, id } = personOf(request);
  return { by: actor, session: id, requestId: stateOf(request).requestId };
}

const KEY = /^[A-Za-z0-9._:-]{8,200}$/;
function idempotencyKey(request: FastifyRequest): string | null {
  const sent = request.headers['idempotency-key'];
  if (sent === undefined) return null;
  if (typeof sent !== 'string' || !KEY.test(sent)) throw problem('IDEMPOTENCY.KEY_INVALID');
  return sent;
}

/** The one strong ETag of If-Match without its quotes, or null when the header is missing. */
function ifMatch(request: FastifyRequest): string | null {
  const sent = request.headers['if-match'];
  if (sent === undefined) return null;
  const tag = /^"([\w-]{1,80})"$/.exec(sent.trim())?.[1];
  if (tag === undefined) throw problem('REQUEST.IF_MATCH_INVALID');
  return tag;
}

/** The case version that `If-Match` names. A precondition that can't be checked is never passed over as if it were met. */
function caseVersion(request: FastifyRequest): number | null {
  const tag = ifMatch(request);
  if (tag === null) return null;
  if (!/^\d{1,9}$/.test(tag)) throw problem('REQUEST.IF_MATCH_INVALID');
  return Number(tag);
}

/** What `If-Match` of a route names: the case version that the user saw, or the digest of the decision, which the route takes by `ShownDigest`. */
type Precondition = 'case-version' | 'shown-digest';

export function actContext(request: FastifyRequest, precondition: Precondition = 'case-version'): ActContext {
  const version = precondition === 'case-version' ? caseVersion(request) : null;
  return { actor: actorOf(request), requestId: stateOf(request).requestId, idempotencyKey: idempotencyKey(request), ifVersion: version };
}

export function digestOfIfMatch(request: FastifyRequest): string {
  const tag = ifMatch(request);
  if (tag === null) throw problem('REQUEST.IF_MATCH_MISSING');
  if (!/^[0-9a-f]{64}$/.test(tag)) throw problem('REQUEST.IF_MATCH_INVALID');
  return tag;
}

/** An act that a session of a person's own is bound to (SIG-19). */
export const CurrentSigning = createParamDecorator((precondition: Precondition | undefined, context: ExecutionContext): SigningContext => {
  const request = requestOf(context);
  return { ...actContext(request, precondition), session: personOf(request).id };
});
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => actorOf(requestOf(context)));
export const CurrentAct = createParamDecorator((precondition: Precondition | undefined, context: ExecutionContext): ActContext =>
  actContext(requestOf(context), precondition),
);
/** Digest of the decision that was shown, from If-Match; 428 without it. */
export const ShownDigest = createParamDecorator((_data: unknown, context: ExecutionContext): string => digestOfIfMatch(requestOf(context)));
