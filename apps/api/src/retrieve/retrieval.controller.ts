import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseParams, retrieval } from '@consilium/contracts';
import type { CaseParams, RetrievalBody } from '@consilium/contracts';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import { Reads } from '../platform/reads.interceptor.ts';

@ApiTags('retrieve')
@Controller('api/v1/cases/:caseId/retrieval')
export class RetrievalController {
  constructor(private readonly finder: CaseFinder) {}

  @Get()
  @Requires('case:read')
  @Reads('retrieval')
  @Answers(retrieval)
  show(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<RetrievalBody> {
    return this.finder.step(caseId, 'retrieval');
  }
}
