import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Logger } from '@consilium/observability';
import { caseIdOf } from './access.guard.ts';
import type { AuditTrail } from './ports.ts';
import { problem } from './problem-error.ts';
import { actorOf } from './request-parts.ts';
import { stateOf } from './request-state.ts';
import { LOG, TRAIL } from './tokens.ts';

const READS = 'consilium:reads';

/** The route shows a patient's data; `what` names it in the entry. */
export const Reads = (what: string) => SetMetadata(READS, what);

/**
 * Reads are entries before data leaves (AUD-17): the answer is ready, the entry is appended, then the answer is sent. One entry a request, with
 * every case in it. No entry, no answer.
 */
@Injectable()
export class ReadsInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TRAIL) private readonly trail: AuditTrail,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const what = this.reflector.get<string | undefined>(READS, context.getHandler());
    if (what === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        await this.append(request, what, answer);
        return answer;
      }),
    );
  }

  private async append(request: FastifyRequest, what: string, answer: unknown): Promise<void> {
    const caseId = caseIdOf(request);
    const caseIds = caseId === null ? idsIn(answer) : [caseId];
    try {
      await this.trail.recordRead({ actor: actorOf(request), what, caseIds, requestId: stateOf(request).requestId });
    } catch (error) {
      this.log.error('read not recorded, answer withheld', { correlationId: stateOf(request).correlationId }, error);
      throw problem('AUDIT.UNAVAILABLE');
    }
  }
}

/** Cases on a page of the worklist (`id`) or of the audit trail (`caseId`, null for entries without a case), or the one of a single entry. */
function idsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('caseId' in answer && typeof answer.caseId === 'string') return [answer.caseId];
  if (!('items' in answer) || !Array.isArray(answer.items)) return [];
  const ids = answer.items
    .map((item: Readonly<Record<string, unknown>>) => ('caseId' in item ? item['caseId'] : item['id']))
    .filter((id) => typeof id === 'string');
  return [...new Set(ids)];
}
