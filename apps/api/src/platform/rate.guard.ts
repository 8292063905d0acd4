import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { problem } from './problem-error.ts';
import { RateWindow } from './rate-window.ts';
import { stateOf } from './request-state.ts';
import { CONFIG } from './tokens.ts';

export type RateClass = 'normal' | 'login' | 'upload' | 'unlimited';
const RATE_CLASS = 'consilium:rate-class';
/** How often a route may be asked. Passwords are checked on `login` routes only, so these are the strict ones. */
export const Rate = (rateClass: RateClass) => SetMetadata(RATE_CLASS, rateClass);

/** Per user, or per address before sign-in, and per route. */
@Injectable()
export class RateGuard implements CanActivate {
  private readonly window = new RateWindow(Date.now);
  private readonly limits: Readonly<Record<RateClass, number>>;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(CONFIG) { rates }: Config,
  ) {
    this.limits = {
      normal: rates.perMinute,
      login: rates.loginPerMinute,
      upload: rates.uploadPerMinute,
      unlimited: Number.POSITIVE_INFINITY,
    };
  }

  canActivate(context: ExecutionContext): boolean {
    const rate =
      this.reflector.getAllAndOverride<RateClass | undefined>(RATE_CLASS, [context.getHandler(), context.getClass()]) ?? 'normal';
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { session } = stateOf(request);
    const who = session ? `user:${session.actor.id}` : `address:${request.ip}`;
    const wait = this.window.take(`${who} ${context.getClass().name}.${context.getHandler().name}`, this.limits[rate]);
    if (wait === 0) return true;
    void http.getResponse<FastifyReply>().header('retry-after', wait);
    throw problem('REQUEST.TOO_MANY');
  }
}
