import { Body, Controller, Delete, Get, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { newTokenBody, tokenList, tokenMade, tokenParams, userParams } from '@consilium/contracts';
import type { NewTokenBody, TokenList, TokenMade, TokenParams, UserParams } from '@consilium/contracts';
import { FreshProof, Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AccountDesk } from '../platform/identity-ports.ts';
import { unwrap } from '../platform/problem-error.ts';
import { administering } from '../platform/request-parts.ts';
import { ACCOUNTS } from '../platform/tokens.ts';

/** Tokens of machines (ACC-04). */
@ApiTags('accounts')
@Controller('api/v1/users/:userId/tokens')
export class TokensController {
  constructor(@Inject(ACCOUNTS) private readonly accounts: AccountDesk) {}

  @Get()
  @Requires('user:manage')
  @Answers(tokenList)
  list(@Param({ schema: userParams }) { userId }: UserParams): Promise<TokenList> {
    return this.accounts.tokens(userId);
  }

  @Post()
  @Requires('user:manage')
  @FreshProof()
  @Answers(tokenMade, 201)
  async add(
    @Param({ schema: userParams }) { userId }: UserParams,
    @Body({ schema: newTokenBody }) body: NewTokenBody,
    @Req() request: FastifyRequest,
  ): Promise<TokenMade> {
    return unwrap(await this.accounts.addToken(userId, body, administering(request)));
  }

  @Delete(':tokenId')
  @Requires('user:manage')
  @Answers(tokenList)
  async revoke(@Param({ schema: tokenParams }) { userId, tokenId }: TokenParams, @Req() request: FastifyRequest): Promise<TokenList> {
    unwrap(await this.accounts.revokeToken(userId, tokenId, administering(request)));
    return this.accounts.tokens(userId);
  }
}
