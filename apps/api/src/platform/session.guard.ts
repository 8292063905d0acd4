import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import type { SignIn } from './identity-ports.ts';
import { stateOf } from './request-state.ts';
import { sessionToken } from './session-cookie.ts';
import { CONFIG, SIGN_IN } from './tokens.ts';

/**
 * Says who asks; refuses nobody.
 *
 * | Authorization | cookie | who |
 * |---|---|---|
 * | Bearer with a token in force | any | the machine; the cookie is not looked at |
 * | any other | any | nobody, and the access guard makes an entry of it |
 * | missing | session in force | the person |
 * | missing | other | nobody |
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(SIGN_IN) private readonly signIn: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const state = stateOf(request);
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const bearer = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
      state.session = bearer === undefined ? null : await this.signIn.findMachine(bearer);
      state.isWrongToken = state.session === null;
      return true;
    }
    const token = sessionToken(request, this.config);
    if (token === null || token.length > 200) return true;
    state.session = await this.signIn.find(token);
    state.token = state.session === null ? null : token;
    return true;
  }
}
