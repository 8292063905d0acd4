import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { reachOf } from '@consilium/domain';
import { accessAs } from '@consilium/persistence';
import { stateOf } from './request-state.ts';

/**
 * Everything a handler asks of the database is asked for the signed-in person (ACC-05), and its entries carry the purpose that the access guard found.
 * First of the interceptors, so that the entry of a read is written for the same person. Without a session nobody's rows open.
 */
@Injectable()
export class AccessInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { session, purpose } = stateOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!session) return next.handle();
    const { actor } = session;
    const access = { kind: 'person', id: actor.id, purpose: purpose ?? reachOf(actor).purpose } as const;
    return new Observable((subscriber) => accessAs(access, () => next.handle().subscribe(subscriber)));
  }
}
