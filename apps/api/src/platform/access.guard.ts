import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { may } from '@consilium/domain';
import type { Action, Actor } from '@consilium/domain';
import { ACCESS_RULE } from './access-rule.ts';
import type { AccessRule } from './access-rule.ts';
import type { AuditTrail } from './ports.ts';
import { problem, refusalProblem } from './problem-error.ts';
import { stateOf } from './request-state.ts';
import { TRAIL } from './tokens.ts';

/** Deny by default: a route must say who may use it, and the access matrix decides. A denial is an entry. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TRAIL) private readonly trail: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [context.getHandler(), context.getClass()]);
    if (!rule) throw problem('ACCESS.ROUTE_UNDECLARED');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { session } = stateOf(request);
    if (!session) throw problem('SESSION.REQUIRED');
    if (rule.kind === 'action') await this.allow(session.actor, rule.action, request);
    return true;
  }

  private async allow(actor: Actor, action: Action, request: FastifyRequest): Promise<void> {
    const verdict = may(actor, action);
    if (verdict.ok) return;
    const { code } = verdict.refusal;
    await this.trail.recordDenial({ actor, action, caseId: caseIdOf(request), requestId: stateOf(request).requestId, code });
    throw refusalProblem(verdict.refusal);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The case a request is about, before its parameters are validated. */
export function caseIdOf(request: FastifyRequest): string | null {
  const { params } = request;
  const sent: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'caseId') : null;
  return typeof sent === 'string' && UUID.test(sent) ? sent.toLowerCase() : null;
}
