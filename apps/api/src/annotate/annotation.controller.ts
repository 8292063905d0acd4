import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { annotationSummary, caseParams } from '@consilium/contracts';
import type { AnnotationSummary, CaseParams } from '@consilium/contracts';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import { Reads } from '../platform/reads.interceptor.ts';

@ApiTags('annotate')
@Controller('api/v1/cases/:caseId/annotation')
export class AnnotationController {
  constructor(private readonly finder: CaseFinder) {}

  @Get()
  @Requires('case:read')
  @Reads('annotation')
  @Answers(annotationSummary)
  async show(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<AnnotationSummary> {
    const { build, findings, counts, warnings, assayed } = await this.finder.step(caseId, 'annotation');
    return { build, findings: findings.length, counts, warnings, assayed };
  }
}
