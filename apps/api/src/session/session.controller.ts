import { Body, Controller, Delete, Get, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { confirmBody, demoLoginBody, demoUsers, loginBody, me, ownPasswordBody, signInOptions, signedOut } from '@consilium/contracts';
import type { ConfirmBody, DemoLoginBody, DemoUsers, LoginBody, Me, OwnPasswordBody, SignInOptions, SignedOut } from '@consilium/contracts';
import { Public, SignedIn, WithGivenPassword } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { OpenedSession, ProviderSignIn, SignIn } from '../platform/identity-ports.ts';
import { problem, unwrap } from '../platform/problem-error.ts';
import { Rate } from '../platform/rate.guard.ts';
import { personOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { agentOf, clearSessionCookie, setSessionCookie } from '../platform/session-cookie.ts';
import { CONFIG, PROVIDER_SIGN_IN, SIGN_IN } from '../platform/tokens.ts';
import { refuse } from '@consilium/domain';
import type { Result } from '@consilium/domain';
import { meOf } from './me.ts';

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    @Inject(SIGN_IN) private readonly signIn: SignIn,
    @Inject(PROVIDER_SIGN_IN) private readonly provider: ProviderSignIn | null,
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
    if (!this.config.identity.localLogin) unwrap(refuse('AUTH.LOCAL_LOGIN_OFF'));
    return this.opened(await this.signIn.withPassword(login, password, fromOf(request)), reply);
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
    return this.opened(await this.signIn.asDemoUser(login, fromOf(request)), reply);
  }

  @Get('session')
  @SignedIn()
  @WithGivenPassword()
  @Answers(me)
  show(@Req() request: FastifyRequest): Me {
    return meOf(personOf(request), this.config);
  }

  /** Ends the session here: 204, or 200 with the address where a browser ends it at the identity provider as well. */
  @Delete('session')
  @SignedIn()
  @WithGivenPassword()
  @Answers(signedOut)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOut | undefined> {
    const { token, requestId } = stateOf(request);
    const { logoutHint } = personOf(request);
    if (token !== null) await this.signIn.end(token, requestId);
    clearSessionCookie(reply, this.config);
    const providerUrl = logoutHint === null || this.provider === null ? null : await this.provider.logoutUrl(logoutHint);
    if (providerUrl !== null) return { providerUrl };
    void reply.status(204);
    return undefined;
  }

  /** The password asked again: a fresh proof, and a new token for the session. */
  @Post('session/confirmation')
  @SignedIn()
  @Rate('login')
  @Answers(me, 201)
  async confirm(
    @Body({ schema: confirmBody }) { password }: ConfirmBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.opened(await this.signIn.confirm(personOf(request).id, password, stateOf(request).requestId), reply);
  }

  /** Ends all sessions of the person and begins a new one. */
  @Put('session/password')
  @SignedIn()
  @WithGivenPassword()
  @Rate('login')
  @Answers(me)
  async changePassword(
    @Body({ schema: ownPasswordBody }) change: OwnPasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.opened(await this.signIn.changePassword(personOf(request).id, change, fromOf(request)), reply);
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

  @Get('sign-in-options')
  @Public('what the sign-in page offers')
  @Answers(signInOptions)
  options(): SignInOptions {
    const { localLogin, provider } = this.config.identity;
    return { local: localLogin, provider: provider && { name: provider.name } };
  }

  private opened(result: Result<OpenedSession>, reply: FastifyReply): Me {
    const { token, session } = unwrap(result);
    setSessionCookie(reply, token, this.config);
    return meOf(session, this.config);
  }
}

const fromOf = (request: FastifyRequest) => {
  const { requestId, session } = stateOf(request);
  return { requestId, agent: agentOf(request), replaces: session?.id ?? null };
};
