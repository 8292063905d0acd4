import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseParams, draft } from '@consilium/contracts';
import type { CaseParams, DraftBody } from '@consilium/contracts';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import { Reads } from '../platform/reads.interceptor.ts';

@ApiTags('draft')
@Controller('api/v1/cases/:caseId/draft')
export class DraftController {
  constructor(private readonly finder: CaseFinder) {}

  @Get()
  @Requires('case:read')
  @Reads('draft')
  @Answers(draft)
  show(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<DraftBody> {
    return this.finder.step(caseId, 'draft');
  }
}
