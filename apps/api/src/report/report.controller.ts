import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { caseParams, reportQuery } from '@consilium/contracts';
import type { CaseParams, ReportQuery } from '@consilium/contracts';
import { CaseFinder } from '../cases/case-finder.ts';
import { Requires } from '../platform/access-rule.ts';
import type { ReportFormat } from '../platform/ports.ts';
import { Reads } from '../platform/reads.interceptor.ts';
import { ReportFinder } from './report-finder.ts';

const MEDIA: Readonly<Record<ReportFormat, { readonly type: string; readonly ending: string }>> = {
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
};

@ApiTags('report')
@Controller('api/v1/cases/:caseId/report')
export class ReportController {
  constructor(
    private readonly finder: CaseFinder,
    private readonly reports: ReportFinder,
  ) {}

  /** The issued report as it was issued; before that a rendering that says DRAFT on every page. `X-Report-Status` says which. */
  @Get()
  @Requires('report:read')
  @Reads('report')
  @ApiProduces('application/json', 'text/markdown', 'application/pdf')
  async show(
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: reportQuery }) { format, version }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const record = await this.finder.record(caseId);
    const report = await this.reports.find(record, format, version);
    const { type, ending } = MEDIA[format];
    void reply.header('x-report-status', report.status).header('cache-control', 'no-store');
    const name = `${record.ref}-v${report.version}${report.status === 'draft' ? '-DRAFT' : ''}.${ending}`;
    return new StreamableFile(report.bytes, { type, disposition: `inline; filename="${name}"` });
  }
}
