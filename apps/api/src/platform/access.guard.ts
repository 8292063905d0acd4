import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACTION_RULES, freshProof, may, reachCase, refuse } from '@consilium/domain';
import type { Action, Actor, Outcome } from '@consilium/domain';
import { ACCESS_RULE, FRESH_PROOF_RULE, GIVEN_PASSWORD_RULE } from './access-rule.ts';
import type { AccessRule } from './access-rule.ts';
import type { AuditTrail, EmergencyAccess } from './ports.ts';
import { problem, refusalProblem } from './problem-error.ts';
import { stateOf } from './request-state.ts';
import { BREAK_GLASS, TRAIL } from './tokens.ts';

/**
 * Deny by default: a route must say who may use it, and the access matrix decides, by role and then, where a case is named, by its board. A denial is an
 * entry. The state of the case is judged by the act itself, under its lock.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TRAIL) private readonly trail: AuditTrail,
    @Inject(BREAK_GLASS) private readonly glasses: EmergencyAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [context.getHandler(), context.getClass()]);
    if (!rule) throw problem('ACCESS.ROUTE_UNDECLARED');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { session, isWrongToken } = stateOf(request);
    if (isWrongToken) await this.unless(refuse('AUTH.TOKEN_WRONG'), NOBODY, 'token-used', request);
    if (!session) throw problem('SESSION.REQUIRED');
    const { actor } = session;
    const action = rule.kind === 'action' ? rule.action : 'session';
    // What a person does with his own session is no machine's.
    if (rule.kind === 'signed-in' && actor.kind !== 'person')
      await this.unless(refuse('ACCESS.SERVICE_NOT_ALLOWED'), actor, action, request);
    if (session.mustChangePassword && !this.reflector.get<boolean | undefined>(GIVEN_PASSWORD_RULE, context.getHandler()))
      await this.unless(refuse('AUTH.PASSWORD_GIVEN'), actor, action, request);
    if (rule.kind === 'action') await this.allow(actor, rule.action, request);
    if (this.reflector.get<boolean | undefined>(FRESH_PROOF_RULE, context.getHandler()))
      await this.unless(freshProof(session, new Date().toISOString()), actor, action, request);
    return true;
  }

  private async allow(actor: Actor, action: Action, request: FastifyRequest): Promise<void> {
    await this.unless(await this.judge(actor, action, request), actor, action, request);
  }

  private async unless(verdict: Outcome<unknown>, actor: Actor, action: string, request: FastifyRequest): Promise<void> {
    if (verdict.ok) return;
    const { code } = verdict.refusal;
    await this.trail.recordDenial({ actor, action, caseId: caseIdOf(request), requestId: stateOf(request).requestId, code });
    throw refusalProblem(verdict.refusal);
  }

  /** A case that is not there is the handler's to name. */
  private async judge(actor: Actor, action: Action, request: FastifyRequest): Promise<Outcome<unknown>> {
    const byRole = may(actor, action);
    const caseId = caseIdOf(request);
    if (!byRole.ok || caseId === null || ACTION_RULES[action].about !== 'case') return byRole;
    const door = await this.glasses.door(caseId, actor.id);
    if (door === null) return byRole;
    const reached = reachCase(actor, action, door);
    if (reached.ok) stateOf(request).purpose = reached.value;
    return reached;
  }
}

/** Whoever sends a token that stands for nobody. */
const NOBODY: Actor = { id: 'unknown', kind: 'service', name: 'unknown token', roles: [], specialty: null, boards: [] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The case a request is about, before its parameters are validated. */
export function caseIdOf(request: FastifyRequest): string | null {
  const { params } = request;
  const sent: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'caseId') : null;
  return typeof sent === 'string' && UUID.test(sent) ? sent.toLowerCase() : null;
}
