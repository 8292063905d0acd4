import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asKnownAtQuery, auditEntryDetail, caseAsKnownAt, caseParams, entryParams } from '@consilium/contracts';
import type { AsKnownAtQuery, AuditEntryDetail, CaseAsKnownAt, CaseParams, EntryParams } from '@consilium/contracts';
import { refuse } from '@consilium/domain';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AuditorTools } from '../platform/ports.ts';
import { problem, unwrap } from '../platform/problem-error.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { AUDITOR } from '../platform/tokens.ts';

/** What stands behind an entry, and what was known of a case at a time. */
@ApiTags('audit')
@Controller('api/v1')
export class AuditHistoryController {
  constructor(@Inject(AUDITOR) private readonly auditor: AuditorTools) {}

  @Get('audit/entries/:entryId')
  @Requires('audit:read')
  @Reads('audit-entry')
  @Answers(auditEntryDetail)
  async entry(@Param({ schema: entryParams }) { entryId }: EntryParams): Promise<AuditEntryDetail> {
    const found = await this.auditor.entry(entryId);
    if (!found) throw problem('REQUEST.NOT_FOUND');
    return found;
  }

  @Get('audit/cases/:caseId/as-known-at')
  @Requires('audit:read-case')
  @Reads('case-as-known-at')
  @Answers(caseAsKnownAt)
  async asKnownAt(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: asKnownAtQuery }) { at }: AsKnownAtQuery,
  ): Promise<CaseAsKnownAt> {
    return (await this.auditor.asKnownAt(caseId, at ?? null)) ?? unwrap(refuse('CASE.NOT_FOUND', { case: caseId }));
  }
}
