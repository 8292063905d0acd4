import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignIn } from './ports.ts';
import { stateOf } from './request-state.ts';
import { sessionToken } from './session-cookie.ts';
import { SIGN_IN } from './tokens.ts';

/** Says who asks; refuses nobody. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = sessionToken(request);
    if (token === null || token.length > 200) return true;
    const state = stateOf(request);
    state.session = await this.signIn.find(token);
    state.token = state.session === null ? null : token;
    return true;
  }
}
