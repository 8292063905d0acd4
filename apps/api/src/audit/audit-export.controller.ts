import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditExportQuery } from '@consilium/contracts';
import type { AuditExportQuery } from '@consilium/contracts';
import type { Logger } from '@consilium/observability';
import { LogNotSigned } from '@consilium/persistence';
import type { ExportScope, PreparedExport } from '@consilium/persistence';
import { Requires } from '../platform/access-rule.ts';
import type { AuditExports, AuditTrail, CaseQueries } from '../platform/ports.ts';
import { problem } from '../platform/problem-error.ts';
import { actorOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { CASES, EXPORTS, LOG, TRAIL } from '../platform/tokens.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One click, one file that an outsider can check (AUD-14). */
@ApiTags('audit')
@Controller('api/v1')
export class AuditExportController {
  constructor(
    @Inject(EXPORTS) private readonly exports: AuditExports,
    @Inject(TRAIL) private readonly trail: AuditTrail,
    @Inject(CASES) private readonly cases: CaseQueries,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The entry of the export is written before a byte leaves; the file streams, and a bundle that broke off says so by its missing end. */
  @Get('audit/export')
  @Requires('audit:export')
  @ApiProduces('application/jsonl')
  async export(
    @Query({ schema: auditExportQuery }) query: AuditExportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { id: by } = actorOf(request);
    const { requestId } = stateOf(request);
    const prepared = await this.prepared(await this.scopeOf(query), by);
    if (!prepared) throw problem('REQUEST.NOT_FOUND');
    await this.record(request, prepared);
    void reply.header('cache-control', 'no-store');
    const disposition = `attachment; filename="audit-${requestId.slice(0, 8)}.jsonl"`;
    return new StreamableFile(Readable.from(prepared.text(), { objectMode: false }), { type: 'application/jsonl', disposition });
  }

  private async prepared(scope: ExportScope | null, by: string): Promise<PreparedExport | null> {
    try {
      return scope && (await this.exports.prepare(scope, by));
    } catch (error) {
      if (!(error instanceof LogNotSigned)) throw error;
      throw problem('SERVICE.UNAVAILABLE', { detail: error.message });
    }
  }

  private async record(request: FastifyRequest, { cases }: PreparedExport): Promise<void> {
    const { requestId, correlationId } = stateOf(request);
    try {
      await this.trail.recordRead({ actor: actorOf(request), what: 'audit-export', caseIds: cases, requestId });
    } catch (error) {
      this.log.error('export not recorded, nothing sent', { correlationId }, error);
      throw problem('AUDIT.UNAVAILABLE');
    }
  }

  /** A case may be named as people name it, C-0001. */
  private async scopeOf(query: AuditExportQuery): Promise<ExportScope | null> {
    const { case: named, patient, user, from, to } = query;
    if (patient !== undefined) return { kind: 'patient', id: patient };
    if (user !== undefined) return { kind: 'user', id: user };
    if (from !== undefined && to !== undefined) return { kind: 'period', from, to };
    if (named === undefined) return { kind: 'log' };
    if (UUID.test(named)) return { kind: 'case', id: named.toLowerCase() };
    const { items } = await this.cases.worklist({ q: named, limit: 50, waitsFor: undefined });
    const found = items.find(({ ref }) => ref.toLowerCase() === named.toLowerCase());
    return found ? { kind: 'case', id: found.id } : null;
  }
}
