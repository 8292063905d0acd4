import { Controller, Delete, Get, HttpCode, Inject, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { sessionList, sessionParams } from '@consilium/contracts';
import type { SessionList, SessionParams } from '@consilium/contracts';
import { SignedIn } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { SignIn } from '../platform/identity-ports.ts';
import { unwrap } from '../platform/problem-error.ts';
import { personOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { SIGN_IN } from '../platform/tokens.ts';

/** A person's own sessions, and no other's. */
@ApiTags('session')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Get()
  @SignedIn()
  @Answers(sessionList)
  list(@Req() request: FastifyRequest): Promise<SessionList> {
    const { actor, id } = personOf(request);
    return this.signIn.list(actor, id);
  }

  /** Ends all but this one. */
  @Delete()
  @SignedIn()
  @HttpCode(204)
  endOthers(@Req() request: FastifyRequest): Promise<void> {
    const { actor, id } = personOf(request);
    return this.signIn.endOthers(actor, id, stateOf(request).requestId);
  }

  @Delete(':sessionId')
  @SignedIn()
  @HttpCode(204)
  async endOne(@Param({ schema: sessionParams }) { sessionId }: SessionParams, @Req() request: FastifyRequest): Promise<void> {
    unwrap(await this.signIn.endOne(personOf(request).actor, sessionId, stateOf(request).requestId));
  }
}
