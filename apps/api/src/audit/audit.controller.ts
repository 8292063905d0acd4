import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { auditFacets, auditFacetsQuery, auditPage, auditQuery, caseAuditQuery, caseParams } from '@consilium/contracts';
import type { AuditFacets, AuditFacetsQuery, AuditPage, AuditQuery, CaseAuditQuery, CaseParams } from '@consilium/contracts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AuditTrail } from '../platform/ports.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { TRAIL } from '../platform/tokens.ts';
import { searchOf } from './audit-search.ts';

/** The audit trail; reading it is an entry, too. */
@ApiTags('audit')
@Controller('api/v1')
export class AuditController {
  constructor(@Inject(TRAIL) private readonly trail: AuditTrail) {}

  @Get('cases/:caseId/audit')
  @Requires('audit:read-case')
  @Reads('case-audit')
  @Answers(auditPage)
  ofCase(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: caseAuditQuery }) query: CaseAuditQuery,
  ): Promise<AuditPage> {
    return this.trail.list({ ...searchOf(query), case: caseId });
  }

  @Get('audit')
  @Requires('audit:read')
  @Reads('audit')
  @Answers(auditPage)
  all(@Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditPage> {
    return this.trail.list(searchOf(query));
  }

  /** A search, too: which cases it was about is not told by its counts, so its entry names none. */
  @Get('audit/facets')
  @Requires('audit:read')
  @Reads('audit-facets')
  @Answers(auditFacets)
  facets(@Query({ schema: auditFacetsQuery }) query: AuditFacetsQuery): Promise<AuditFacets> {
    return this.trail.facets(searchOf(query));
  }
}
