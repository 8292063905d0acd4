import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { caseListQuery, caseParams, casePage, caseRecord } from '@consilium/contracts';
import type { CaseListQuery, CasePage, CaseParams, CaseRecordBody } from '@consilium/contracts';
import type { Actor } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { CaseQueries } from '../platform/ports.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { CurrentActor } from '../platform/request-parts.ts';
import { CASES } from '../platform/tokens.ts';
import { CaseFinder } from './case-finder.ts';

@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    @Inject(CASES) private readonly cases: CaseQueries,
    private readonly finder: CaseFinder,
  ) {}

  @Get()
  @Requires('case:list')
  @Reads('worklist')
  @Answers(casePage)
  list(@Query({ schema: caseListQuery }) { mine, ...filter }: CaseListQuery, @CurrentActor() actor: Actor): Promise<CasePage> {
    return this.cases.worklist({ ...filter, ...(mine ? { waitsFor: actor } : {}) });
  }

  /** ETag is the version of the case. */
  @Get(':caseId')
  @Requires('case:read')
  @Reads('case')
  @Answers(caseRecord)
  async show(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseRecordBody> {
    const record = await this.finder.record(caseId);
    void reply.header('etag', `"${record.version}"`);
    return record;
  }
}
