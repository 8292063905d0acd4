import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accountList, activeBody, newUserBody, passwordBody, seatBody, subjectBody, userParams } from '@consilium/contracts';
import type { AccountList, ActiveBody, NewUserBody, PasswordBody, SeatBody, SubjectBody, UserParams } from '@consilium/contracts';
import { FreshProof, Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AccountDesk } from '../platform/identity-ports.ts';
import { unwrap } from '../platform/problem-error.ts';
import { administering } from '../platform/request-parts.ts';
import { ACCOUNTS } from '../platform/tokens.ts';

/** Who may sign in and as what. Each change ends the sessions of the account and is an entry; what could lend a person's name asks for a fresh proof. */
@ApiTags('accounts')
@Controller('api/v1/users')
export class AccountsController {
  constructor(@Inject(ACCOUNTS) private readonly accounts: AccountDesk) {}

  @Get()
  @Requires('user:manage')
  @Answers(accountList)
  list(): Promise<AccountList> {
    return this.accounts.list();
  }

  @Post()
  @Requires('user:manage')
  @FreshProof()
  @Answers(accountList, 201)
  async add(@Body({ schema: newUserBody }) body: NewUserBody, @Req() request: FastifyRequest): Promise<AccountList> {
    return this.after(await this.accounts.add(body, administering(request)));
  }

  @Put(':userId/roles')
  @Requires('user:manage')
  @FreshProof()
  @Answers(accountList)
  async setSeat(
    @Param({ schema: userParams }) { userId }: UserParams,
    @Body({ schema: seatBody }) body: SeatBody,
    @Req() request: FastifyRequest,
  ): Promise<AccountList> {
    return this.after(await this.accounts.setSeat(userId, body, administering(request)));
  }

  @Put(':userId/active')
  @Requires('user:manage')
  @Answers(accountList)
  async setActive(
    @Param({ schema: userParams }) { userId }: UserParams,
    @Body({ schema: activeBody }) { active }: ActiveBody,
    @Req() request: FastifyRequest,
  ): Promise<AccountList> {
    return this.after(await this.accounts.setActive(userId, active, administering(request)));
  }

  @Put(':userId/password')
  @Requires('user:manage')
  @FreshProof()
  @Answers(accountList)
  async resetPassword(
    @Param({ schema: userParams }) { userId }: UserParams,
    @Body({ schema: passwordBody }) { password }: PasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<AccountList> {
    return this.after(await this.accounts.resetPassword(userId, password, administering(request)));
  }

  @Post(':userId/reset-confirmation')
  @HttpCode(200)
  @Requires('user:manage')
  @FreshProof()
  @Answers(accountList)
  async confirmReset(@Param({ schema: userParams }) { userId }: UserParams, @Req() request: FastifyRequest): Promise<AccountList> {
    return this.after(await this.accounts.confirmReset(userId, administering(request)));
  }

  @Delete(':userId/sessions')
  @Requires('user:manage')
  @Answers(accountList)
  async endSessions(@Param({ schema: userParams }) { userId }: UserParams, @Req() request: FastifyRequest): Promise<AccountList> {
    return this.after(await this.accounts.endSessions(userId, administering(request)));
  }

  @Put(':userId/subject')
  @Requires('user:manage')
  @FreshProof()
  @Answers(accountList)
  async link(
    @Param({ schema: userParams }) { userId }: UserParams,
    @Body({ schema: subjectBody }) { subject }: SubjectBody,
    @Req() request: FastifyRequest,
  ): Promise<AccountList> {
    return this.after(await this.accounts.link(userId, subject, administering(request)));
  }

  @Delete(':userId/subject')
  @Requires('user:manage')
  @Answers(accountList)
  async unlink(@Param({ schema: userParams }) { userId }: UserParams, @Req() request: FastifyRequest): Promise<AccountList> {
    return this.after(await this.accounts.unlink(userId, administering(request)));
  }

  private after(outcome: Parameters<typeof unwrap>[0]): Promise<AccountList> {
    unwrap(outcome);
    return this.accounts.list();
  }
}
