import { Body, Controller, Get, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  auditReview,
  auditReviewList,
  auditSample,
  auditSampleList,
  periodQuery,
  reviewBody,
  reviewsQuery,
  sampleBody,
  sampleParams,
  standingFindings,
} from '@consilium/contracts';
import type {
  AuditReviewBody,
  AuditReviewList,
  AuditSample,
  AuditSampleList,
  PeriodQuery,
  ReviewBody,
  ReviewsQuery,
  SampleBody,
  SampleParams,
  StandingFindings,
} from '@consilium/contracts';
import type { AuditorContext } from '@consilium/persistence';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AuditorTools } from '../platform/ports.ts';
import { problem } from '../platform/problem-error.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { actorOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { AUDITOR } from '../platform/tokens.ts';

/** What an auditor looks at, draws and finds (AUD-28). Samples and reviews are entries, and so is each look at them. */
@ApiTags('audit')
@Controller('api/v1')
export class AuditReviewsController {
  constructor(@Inject(AUDITOR) private readonly auditor: AuditorTools) {}

  @Get('audit/checks')
  @Requires('audit:read')
  @Reads('standing-checks')
  @Answers(standingFindings)
  findings(@Query({ schema: periodQuery }) { from, to }: PeriodQuery): Promise<StandingFindings> {
    return this.auditor.findings(periodOf(from, to));
  }

  @Post('audit/samples')
  @Requires('audit:sample')
  @Reads('audit-sample')
  @Answers(auditSample, 201)
  draw(@Body({ schema: sampleBody }) { from, to, size, seed }: SampleBody, @Req() request: FastifyRequest): Promise<AuditSample> {
    return this.auditor.drawSample({ ...periodOf(from, to), size, seed: seed ?? null }, contextOf(request));
  }

  @Get('audit/samples')
  @Requires('audit:sample')
  @Answers(auditSampleList)
  async samples(): Promise<AuditSampleList> {
    return { items: await this.auditor.samples() };
  }

  @Get('audit/samples/:sampleId')
  @Requires('audit:sample')
  @Reads('audit-sample')
  @Answers(auditSample)
  async sample(@Param({ schema: sampleParams }) { sampleId }: SampleParams): Promise<AuditSample> {
    const found = await this.auditor.sample(sampleId);
    if (!found) throw problem('REQUEST.NOT_FOUND');
    return found;
  }

  @Post('audit/reviews')
  @Requires('audit:review')
  @Answers(auditReview, 201)
  async review(@Body({ schema: reviewBody }) body: ReviewBody, @Req() request: FastifyRequest): Promise<AuditReviewBody> {
    const recorded = await this.auditor.review(body, contextOf(request));
    if (!recorded) throw problem('REQUEST.NOT_FOUND');
    return recorded;
  }

  @Get('audit/reviews')
  @Requires('audit:review')
  @Reads('audit-reviews')
  @Answers(auditReviewList)
  async reviews(@Query({ schema: reviewsQuery }) query: ReviewsQuery): Promise<AuditReviewList> {
    return { items: await this.auditor.reviews(query) };
  }
}

const contextOf = (request: FastifyRequest): AuditorContext => ({ actor: actorOf(request), requestId: stateOf(request).requestId });
/** In UTC, as the database writes times, so that they compare as text. */
const periodOf = (from: string, to: string) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
