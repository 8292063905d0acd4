import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { demoLoginBody, demoUsers, loginBody, me } from '@consilium/contracts';
import type { DemoLoginBody, DemoUsers, LoginBody, Me } from '@consilium/contracts';
import { ACTIONS, may } from '@consilium/domain';
import type { Result } from '@consilium/domain';
import { Public, SignedIn } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { SignIn, SignedInUser } from '../platform/ports.ts';
import { problem, unwrap } from '../platform/problem-error.ts';
import { Rate } from '../platform/rate.guard.ts';
import { stateOf } from '../platform/request-state.ts';
import { clearSessionCookie, setSessionCookie } from '../platform/session-cookie.ts';
import { CONFIG, SIGN_IN } from '../platform/tokens.ts';

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    @Inject(SIGN_IN) private readonly signIn: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('session')
  @Public('sign-in')
  @Rate('login')
  @Answers(me, 201)
  async open(
    @Body({ schema: loginBody }) { login, password }: LoginBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.opened(await this.signIn.withPassword(login, password, stateOf(request).requestId), reply);
  }

  @Post('session/demo')
  @Public('one-click sign-in of a demo user; exists only in a demo')
  @Rate('login')
  @Answers(me, 201)
  async openDemo(
    @Body({ schema: demoLoginBody }) { login }: DemoLoginBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    if (!this.config.demo.enabled) throw problem('SESSION.DEMO_OFF');
    return this.opened(await this.signIn.asDemoUser(login, stateOf(request).requestId), reply);
  }

  @Get('session')
  @SignedIn()
  @Answers(me)
  show(@Req() request: FastifyRequest): Me {
    const { session } = stateOf(request);
    if (!session) throw problem('SESSION.REQUIRED');
    return this.view(session);
  }

  @Delete('session')
  @HttpCode(204)
  @SignedIn()
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { token, requestId } = stateOf(request);
    if (token !== null) await this.signIn.end(token, requestId);
    clearSessionCookie(reply, this.config);
  }

  @Get('demo-users')
  @Public('names of the demo users, for the sign-in page; empty outside a demo')
  @Answers(demoUsers)
  async demo(): Promise<DemoUsers> {
    if (!this.config.demo.enabled) return { users: [], signingPassword: null };
    const users = await this.signIn.demoUsers();
    return {
      users: users.map((user) => ({ ...user, hint: user.specialty ?? user.roles.join(', ') })),
      signingPassword: this.config.demo.password,
    };
  }

  private opened(result: Result<{ readonly token: string; readonly session: SignedInUser }>, reply: FastifyReply): Me {
    const { token, session } = unwrap(result);
    setSessionCookie(reply, token, this.config);
    return this.view(session);
  }

  private view({ user, actor, expiresAt }: SignedInUser): Me {
    return {
      user,
      permissions: Object.fromEntries(ACTIONS.map((action) => [action, may(actor, action).ok])),
      expiresAt,
      demo: this.config.demo.enabled,
    };
  }
}
