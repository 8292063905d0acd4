import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@consilium/config';
import { oidcStartQuery } from '@consilium/contracts';
import type { OidcStartQuery } from '@consilium/contracts';
import { Public } from '../../platform/access-rule.ts';
import type { ProviderSignIn } from '../../platform/identity-ports.ts';
import { Rate } from '../../platform/rate.guard.ts';
import { stateOf } from '../../platform/request-state.ts';
import { agentOf, clearBrowserCookie, browserSecret, setBrowserCookie, setSessionCookie } from '../../platform/session-cookie.ts';
import { CONFIG, PROVIDER_SIGN_IN } from '../../platform/tokens.ts';

/** Stations of the browser between here and the identity provider. They answer with redirects to it or to pages of this application, nowhere else. */
@ApiExcludeController()
@Controller('api/v1/session/oidc')
@Rate('login')
export class OidcController {
  constructor(
    @Inject(PROVIDER_SIGN_IN) private readonly signIn: ProviderSignIn | null,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('start')
  @Public('begins a sign-in at the identity provider')
  async start(
    @Query({ schema: oidcStartQuery }) { returnTo, confirm }: OidcStartQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.signIn === null) return this.refused('AUTH.PROVIDER_OFF', reply);
    const session = stateOf(request).session?.id ?? null;
    if (confirm !== undefined && session === null) return this.refused('SESSION.REQUIRED', reply);
    const began = await this.signIn.begin({ returnTo, confirms: confirm !== undefined, session });
    if (!began.ok) return this.refused(began.refusal.code, reply);
    setBrowserCookie(reply, began.value.browser, this.config);
    await reply.redirect(began.value.url, 303);
  }

  @Get('callback')
  @Public('the browser comes back from the identity provider; what it brings is checked there')
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (this.signIn === null) return this.refused('AUTH.PROVIDER_OFF', reply);
    clearBrowserCookie(reply, this.config);
    const query = new URLSearchParams(request.url.split('?').slice(1).join('?'));
    const from = { requestId: stateOf(request).requestId, agent: agentOf(request) };
    const outcome = await this.signIn.complete(query, browserSecret(request, this.config) ?? '', from);
    if (!outcome.ok) return this.refused(outcome.refusal.code, reply);
    setSessionCookie(reply, outcome.value.token, this.config);
    await reply.redirect(outcome.value.returnTo, 303);
  }

  /** The sign-in page says why; the code is one of ours. */
  private async refused(code: string, reply: FastifyReply): Promise<void> {
    await reply.redirect(`/?refused=${encodeURIComponent(code)}`, 303);
  }
}
