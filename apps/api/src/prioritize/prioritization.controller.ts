import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseParams, findingExplanation, findingParams, findingsPage, findingsQuery, prioritization } from '@consilium/contracts';
import type { CaseParams, FindingParams, FindingsPage, FindingsQuery, PrioritizationBody } from '@consilium/contracts';
import type { FindingExplanation } from '@consilium/domain';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import { problem } from '../platform/problem-error.ts';
import { Reads } from '../platform/reads.interceptor.ts';

@ApiTags('prioritize')
@Controller('api/v1/cases/:caseId')
export class PrioritizationController {
  constructor(private readonly finder: CaseFinder) {}

  @Get('prioritization')
  @Requires('case:read')
  @Reads('prioritization')
  @Answers(prioritization)
  show(@Param({ schema: caseParams }) { caseId }: CaseParams): Promise<PrioritizationBody> {
    return this.finder.step(caseId, 'prioritization');
  }

  /** Counts never hide: `total` and `tiered` are those of the case, `shown` those of the list before paging. */
  @Get('findings')
  @Requires('case:read')
  @Reads('findings')
  @Answers(findingsPage)
  async findings(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: findingsQuery }) { show, offset, limit }: FindingsQuery,
  ): Promise<FindingsPage> {
    const { findings } = await this.finder.step(caseId, 'prioritization');
    const tiered = findings.filter((finding) => finding.tier !== null);
    const shown = show === 'tiered' ? tiered : findings;
    return { items: shown.slice(offset, offset + limit), shown: shown.length, tiered: tiered.length, total: findings.length };
  }

  @Get('findings/:findingId/explanation')
  @Requires('case:read')
  @Reads('explanation')
  @Answers(findingExplanation)
  async explanation(@Param({ schema: findingParams }) { caseId, findingId }: FindingParams): Promise<FindingExplanation> {
    const { findings } = await this.finder.step(caseId, 'prioritization');
    const found = findings.find((one) => one.finding === findingId);
    if (!found) throw problem('FINDING.NOT_FOUND');
    return found;
  }
}
