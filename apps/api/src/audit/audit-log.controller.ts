import { Body, Controller, Get, Header, Inject, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { logCheckBody, logCheckReceipt, logStatus } from '@consilium/contracts';
import type { LogCheckBody, LogCheckReceipt, LogStatus } from '@consilium/contracts';
import { Requires } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import type { AuditorTools } from '../platform/ports.ts';
import { problem } from '../platform/problem-error.ts';
import { actorOf } from '../platform/request-parts.ts';
import { stateOf } from '../platform/request-state.ts';
import { AUDITOR } from '../platform/tokens.ts';
import { logStatusOf } from './log-status.ts';

/**
 * The log itself, laid out by C2SP tlog-tiles, for whoever checks it with his own means. Its files hold no personal data in clear, so a read of one is
 * no entry: a check of the whole log would otherwise lengthen the log that it checks. Its result is one.
 */
@ApiTags('audit')
@Controller('api/v1')
export class AuditLogController {
  constructor(@Inject(AUDITOR) private readonly auditor: AuditorTools) {}

  @Get('audit/log')
  @Requires('audit:read')
  @Answers(logStatus)
  async status(): Promise<LogStatus> {
    return logStatusOf(await this.auditor.log(), this.auditor.keys());
  }

  @Get('audit/log/checkpoint')
  @Requires('audit:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain')
  async checkpoint(): Promise<StreamableFile> {
    return new StreamableFile(await this.file('checkpoint'), { type: 'text/plain; charset=utf-8' });
  }

  /** `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`. */
  @Get('audit/log/tile/*')
  @Requires('audit:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/octet-stream')
  async tile(@Req() { url }: FastifyRequest): Promise<StreamableFile> {
    const path = new URL(url, 'http://localhost').pathname;
    return new StreamableFile(await this.file(path.slice(path.indexOf('/tile/') + 1)), { type: 'application/octet-stream' });
  }

  /** What an auditor's own check found: the badge tells of it from now on. */
  @Post('audit/log/checks')
  @Requires('audit:review')
  @Answers(logCheckReceipt, 201)
  async check(
    @Body({ schema: logCheckBody }) { size, outcome, firstBad, code }: LogCheckBody,
    @Req() request: FastifyRequest,
  ): Promise<LogCheckReceipt> {
    const isIntact = outcome === 'intact';
    const codes = isIntact ? [] : [code ?? 'LOG.BROKEN'];
    const check = { how: 'browser', size, isIntact, codes, firstBad: isIntact ? null : firstBad } as const;
    return { entry: await this.auditor.recordLogCheck(check, { actor: actorOf(request), requestId: stateOf(request).requestId }) };
  }

  private async file(path: string): Promise<Uint8Array> {
    const found = await this.auditor.logFile(path);
    if (!found) throw problem('REQUEST.NOT_FOUND');
    return found;
  }
}
