import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  brokenGlass,
  caseParams,
  glassBody,
  glassDoor,
  glassDoorQuery,
  glassList,
  glassParams,
  glassReviewBody,
} from '@consilium/contracts';
import type {
  BrokenGlassBody,
  CaseParams,
  GlassBody,
  GlassDoorBody,
  GlassDoorQuery,
  GlassList,
  GlassParams,
  GlassReviewBody,
} from '@consilium/contracts';
import { refuse } from '@consilium/domain';
import type { ActContext, Actor } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { EmergencyAccess } from '../platform/ports.ts';
import { unwrap } from '../platform/problem-error.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { CurrentAct, CurrentActor } from '../platform/request-parts.ts';
import { BREAK_GLASS } from '../platform/tokens.ts';

/** Emergency access to one case of another board (ACC-06). */
@ApiTags('break-glass')
@Controller('api/v1')
export class BreakGlassController {
  constructor(@Inject(BREAK_GLASS) private readonly glasses: EmergencyAccess) {}

  /** Is there a case of this short name, and would it open? Nothing else of it leaves. */
  @Get('break-glass/door')
  @Requires('case:list')
  @Reads('case-door')
  @Answers(glassDoor)
  async door(@Query({ schema: glassDoorQuery }) { ref }: GlassDoorQuery, @CurrentActor() actor: Actor): Promise<GlassDoorBody> {
    return (await this.glasses.find(ref, actor)) ?? unwrap(refuse('CASE.NOT_FOUND'));
  }

  /** Accesses that the asking person is told of and may review. */
  @Get('break-glass')
  @Requires('break-glass:list')
  @Reads('break-glass')
  @Answers(glassList)
  async list(): Promise<GlassList> {
    return { items: await this.glasses.list() };
  }

  /** The asking person's own that are open. */
  @Get('break-glass/mine')
  @Requires('break-glass:end')
  @Answers(glassList)
  async mine(@CurrentActor() actor: Actor): Promise<GlassList> {
    return { items: await this.glasses.mine(actor) };
  }

  @Post('cases/:caseId/break-glass')
  @Requires('break-glass:open')
  @Answers(brokenGlass, 201)
  async open(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: glassBody }) body: GlassBody,
    @CurrentAct() { actor, requestId }: ActContext,
  ): Promise<BrokenGlassBody> {
    return unwrap(await this.glasses.open(caseId, body, actor, requestId));
  }

  @Delete('cases/:caseId/break-glass/:glassId')
  @Requires('break-glass:end')
  @Answers(brokenGlass)
  async end(
    @Param({ schema: glassParams }) { caseId, glassId }: GlassParams,
    @CurrentAct() { actor, requestId }: ActContext,
  ): Promise<BrokenGlassBody> {
    return unwrap(await this.glasses.end(caseId, glassId, actor, requestId));
  }

  @Post('cases/:caseId/break-glass/:glassId/review')
  @Requires('break-glass:review')
  @Answers(brokenGlass, 201)
  async review(
    @Param({ schema: glassParams }) { caseId, glassId }: GlassParams,
    @Body({ schema: glassReviewBody }) body: GlassReviewBody,
    @CurrentAct() { actor, requestId }: ActContext,
  ): Promise<BrokenGlassBody> {
    return unwrap(await this.glasses.review(caseId, glassId, body, actor, requestId));
  }
}
