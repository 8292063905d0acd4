import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE } from '@consilium/contracts';
import type { ApiCode } from '@consilium/contracts';
import type { Logger } from '@consilium/observability';
import { ProblemError, problem, problemDocument } from './problem-error.ts';
import { stateOf } from './request-state.ts';

const BY_STATUS: Readonly<Record<number, ApiCode>> = {
  400: 'REQUEST.INVALID', 401: 'SESSION.REQUIRED', 403: 'ACCESS.ROUTE_UNDECLARED', 404: 'REQUEST.NOT_FOUND', 405: 'REQUEST.NOT_FOUND',
  406: 'REQUEST.NOT_FOUND', 413: 'REQUEST.BODY_TOO_LARGE', 414: 'REQUEST.INVALID', 415: 'REQUEST.MEDIA_TYPE', 429: 'REQUEST.TOO_MANY', 503: 'SERVICE.UNAVAILABLE',
}; // prettier-ignore

/** Everything that is thrown becomes problem+json with a stable code. What nobody foresaw is logged, and its message stays inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { correlationId } = stateOf(request);
    const known = knownProblem(thrown);
    if (known === null)
      this.log.error('unexpected error', { correlationId, method: request.method, route: request.routeOptions?.url ?? null }, thrown);
    const document = problemDocument(known ?? problem('UNEXPECTED'), { correlationId, instance: pathOf(request.url) });
    if (reply.sent) return;
    // Set by a handler whose answer is withheld: they tell version, digest and state of the case.
    for (const header of ['etag', 'x-report-status']) void reply.removeHeader(header);
    void reply.header('x-correlation-id', correlationId).status(document.status).type(PROBLEM_MEDIA_TYPE).send(document);
  }
}

function knownProblem(thrown: unknown): ProblemError | null {
  if (thrown instanceof ProblemError) return thrown;
  const code = BY_STATUS[statusOf(thrown)];
  return code === undefined ? null : problem(code);
}

/** Status of an exception of Nest or Fastify; 500 for anything else. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number') return thrown.statusCode;
  return 500;
}

/** The query stays out: it may hold a search for a patient. */
const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
